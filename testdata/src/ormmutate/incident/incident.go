// Package incident is the weekly mail of an e-learning platform, which drained the list
// that it mailed: on one branch, the relation.
package incident

import (
	"errors"
	"slices"

	"gorm.io/gorm"
)

var errNoMail = errors.New("mail not sent")

const size = 100

// Mailer mails groups in batches.
type Mailer struct {
	db   *gorm.DB
	send func([]User) error
}

// Mail takes out of the list what it has sent, and the list is the relation unless the
// group is closed.
func (m *Mailer) Mail(id uint) error {
	var group Group
	if err := m.db.Preload("Members").First(&group, id).Error; err != nil {
		return err
	}
	list := &group.Members
	if !group.IsOpen {
		list = &group.Recipients
	}
	for len(*list) > 0 {
		n := min(size, len(*list))
		if err := m.send((*list)[:n]); err != nil {
			return errNoMail
		}
		*list = (*list)[n:] // want `Group.Members is drained in place, Association.Replace at line 41 unlinks the rows that are missing from it`
	}
	group.IsOpen = false
	return m.db.Model(&group).Association("Members").Replace(group.Members)
}

// MailCopy is the fix that was shipped: a plain list is made first.
func (m *Mailer) MailCopy(id uint) error {
	var group Group
	if err := m.db.Preload("Members").First(&group, id).Error; err != nil {
		return err
	}
	list := slices.Clone(group.Members)
	if !group.IsOpen {
		list = slices.Clone(group.Recipients)
	}
	for len(list) > 0 {
		n := min(size, len(list))
		if err := m.send(list[:n]); err != nil {
			return errNoMail
		}
		list = list[n:]
	}
	return m.db.Model(&group).Association("Members").Replace(group.Members)
}

// MailChunks takes parts of the relation and changes nothing.
func (m *Mailer) MailChunks(id uint) error {
	var group Group
	if err := m.db.Preload("Members").First(&group, id).Error; err != nil {
		return err
	}
	for part := range slices.Chunk(group.Members, size) {
		if err := m.send(part); err != nil {
			return errNoMail
		}
	}
	return m.db.Model(&group).Association("Members").Replace(group.Members)
}

// MailWindows moves a window over the relation.
func (m *Mailer) MailWindows(id uint) error {
	var group Group
	if err := m.db.Preload("Members").First(&group, id).Error; err != nil {
		return err
	}
	for i := 0; i < len(group.Members); i += size {
		if err := m.send(group.Members[i:min(i+size, len(group.Members))]); err != nil {
			return errNoMail
		}
	}
	return m.db.Save(&group).Error
}

// Leave removes one member and says so to the relation: that is how it is done.
func (m *Mailer) Leave(group *Group, user uint) error {
	for i, member := range group.Members {
		if member.ID == user {
			group.Members = append(group.Members[:i], group.Members[i+1:]...)
			break
		}
	}
	return m.db.Model(group).Association("Members").Replace(group.Members)
}

func (m *Mailer) deleteInvited(isActive func(User) bool) error {
	var users []User
	if err := m.db.Where("invited").Find(&users).Error; err != nil {
		return err
	}
	users = slices.DeleteFunc(users, isActive) // want `when nothing is left of this list, DB.Delete at line 109 deletes all rows that its conditions match`
	return m.db.Where("invited").Delete(&users).Error
}

func (m *Mailer) deleteInvitedIfAny(isActive func(User) bool) error {
	var users []User
	if err := m.db.Where("invited").Find(&users).Error; err != nil {
		return err
	}
	users = slices.DeleteFunc(users, isActive)
	if len(users) == 0 {
		return nil
	}
	return m.db.Where("invited").Delete(&users).Error
}

func (m *Mailer) deleteFirst(group *Group) error {
	batch := group.Members[:size]
	group.Members = append(group.Members[:0], group.Members[size:]...) // want `the batch taken at line 125 lies in the array of Group.Members: moved here, it holds other rows than were taken`
	return m.db.Delete(&batch).Error
}

func (m *Mailer) deleteCopyOfFirst(group *Group) error {
	batch := slices.Clone(group.Members[:size])
	group.Members = append(group.Members[:0], group.Members[size:]...)
	return m.db.Delete(&batch).Error
}

func (m *Mailer) throwOut(group *Group, left func(User) bool) error {
	group.Members = slices.DeleteFunc(group.Members, left) // want `Group.Members loses an element in memory only, DB.Save at line 138 removes no row: it is back on the next load`
	return m.db.Save(group).Error
}

func (m *Mailer) throwOutForGood(group *Group, gone []User) error {
	return m.db.Model(group).Association("Members").Delete(gone)
}

func (m *Mailer) open(group, other *Group) error {
	group.Members = append(group.Members, other.Members...) // want `Group.Members gets the rows of another object, DB.Update at line 147 writes its key into them`
	return m.db.Model(group).Update("is_open", true).Error
}

func (m *Mailer) openAndTell(group, other *Group) error {
	all := slices.Concat(group.Members, other.Members)
	if err := m.send(all); err != nil {
		return err
	}
	return m.db.Model(group).Update("is_open", true).Error
}

func dropWithoutMail(group *Group) {
	for i, member := range group.Members {
		if member.Email == "" {
			group.Members = slices.Delete(group.Members, i, i+1) // want `Group.Members is cut inside a range over it, which goes on: the element behind is skipped, and zero elements come at its end`
		}
	}
}

func dropAllWithoutMail(group *Group) {
	group.Members = slices.DeleteFunc(group.Members, func(member User) bool { return member.Email == "" })
}

func (m *Mailer) show(group *Group, isHidden func(User) bool) error {
	shown := slices.DeleteFunc(group.Members, isHidden) // want `slices.DeleteFunc leaves zero elements at the end of Group.Members, DB.Save at line 175 writes them as blank rows`
	if err := m.send(shown); err != nil {
		return err
	}
	return m.db.Save(group).Error
}

func (m *Mailer) showCopy(group *Group, isHidden func(User) bool) error {
	shown := slices.DeleteFunc(slices.Clone(group.Members), isHidden)
	if err := m.send(shown); err != nil {
		return err
	}
	return m.db.Save(group).Error
}

func public(group *Group, isHidden func(User) bool) *Group {
	public := *group
	public.Members = slices.DeleteFunc(public.Members, isHidden) // want `Group.Members has its array in common with the object it was copied from: slices.DeleteFunc changes both`
	return &public
}

func publicCopy(group *Group, isHidden func(User) bool) *Group {
	public := *group
	public.Members = slices.DeleteFunc(slices.Clone(public.Members), isHidden)
	return &public
}
