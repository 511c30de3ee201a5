package imported

import "slices"

type User struct {
	ID     int64 `xorm:"pk"`
	Labels []string
}

func alias(u *User, label string) []string {
	return slices.DeleteFunc(u.Labels, func(l string) bool { return l == label }) // want `slices.DeleteFunc leaves zero elements at the end of User.Labels`
}
