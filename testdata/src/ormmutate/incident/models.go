package incident

// A Group is mailed once a week.
type Group struct {
	ID         uint
	IsOpen     bool
	Members    []User `gorm:"foreignKey:GroupID"`
	Recipients []User `gorm:"-"`
}

// A User is in one group.
type User struct {
	ID      uint
	GroupID *uint
	Email   string
}
