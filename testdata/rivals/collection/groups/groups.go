// Package groups mails groups of members, which gorm keeps.
package groups

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"gorm.io/gorm"

	"example.com/rivals/collection/groups/lists"
)

// A Course is what members of a group learn.
type Course struct {
	ID   uint
	Name string
}

// A Group has members.
type Group struct {
	ID         uint
	Name       string
	Open       bool
	CourseID   uint
	Course     *Course
	Members    []lists.Member
	Recipients []lists.Member `gorm:"many2many:group_recipients"`
}

// A Mailer sends mail.
type Mailer interface {
	Mail(ctx context.Context, members []lists.Member) error
}

// A Service works on groups.
type Service struct {
	db     *gorm.DB
	mailer Mailer
	mu     sync.RWMutex
	cache  map[uint]*Group
}

// New returns the service of a database.
func New(db *gorm.DB, mailer Mailer) *Service {
	return &Service{db: db, mailer: mailer, cache: make(map[uint]*Group)}
}

func (s *Service) load(ctx context.Context, id uint) (*Group, error) {
	var group Group
	if err := s.db.WithContext(ctx).Preload("Members").Preload("Course").First(&group, id).Error; err != nil {
		return nil, fmt.Errorf("loading group %d: %w", id, err)
	}
	return &group, nil
}

// Send mails a group in batches, and closes it.
//
// bad: what was sent is taken out of the relation itself, and the replacement unlinks all members.
func (s *Service) Send(ctx context.Context, id uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	list := &group.Members
	if !group.Open {
		list = &group.Recipients
	}
	for len(*list) > 0 {
		n := min(50, len(*list))
		if err := s.mailer.Mail(ctx, (*list)[:n]); err != nil {
			return err
		}
		*list = (*list)[n:]
	}
	group.Open = false
	return s.db.WithContext(ctx).Model(group).Association("Members").Replace(group.Members)
}

// SendCopies mails a group in batches, and closes it.
//
// good (Service.Send): the batches are cut from a copy.
func (s *Service) SendCopies(ctx context.Context, id uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	list := slices.Clone(group.Members)
	if !group.Open {
		list = slices.Clone(group.Recipients)
	}
	for len(list) > 0 {
		n := min(50, len(list))
		if err := s.mailer.Mail(ctx, list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	group.Open = false
	return s.db.WithContext(ctx).Model(group).Association("Members").Replace(group.Members)
}

// Expel removes a member from a group.
//
// bad: Save deletes no row and no link; who was expelled is back on the next load.
func (s *Service) Expel(ctx context.Context, id, member uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	group.Members = slices.DeleteFunc(group.Members, func(m lists.Member) bool { return m.ID == member })
	return s.db.WithContext(ctx).Save(group).Error
}

// ExpelRow removes a member from a group.
//
// good (Service.Expel): the relation is told who goes.
func (s *Service) ExpelRow(ctx context.Context, id, member uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	return s.db.WithContext(ctx).Model(group).Association("Members").Delete(&lists.Member{ID: member})
}

// Clean takes out members without an address.
//
// bad: of two such members side by side the second stays, and gets the mail that bounces.
func (s *Service) Clean(ctx context.Context, group *Group) error {
	for i, m := range group.Members {
		if m.Email == "" {
			group.Members = append(group.Members[:i], group.Members[i+1:]...)
		}
	}
	return s.mailer.Mail(ctx, group.Members)
}

// CleanAll takes out members without an address.
//
// good (Service.Clean): DeleteFunc looks at each of them.
func (s *Service) CleanAll(ctx context.Context, group *Group) error {
	group.Members = slices.DeleteFunc(group.Members, func(m lists.Member) bool { return m.Email == "" })
	return s.mailer.Mail(ctx, group.Members)
}

// Notice mails those who are shown, and stores that it did.
//
// bad: DeleteFunc leaves zero members at the end of the field, and Save stores them as blank rows.
func (s *Service) Notice(ctx context.Context, id uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	shown := slices.DeleteFunc(group.Members, func(m lists.Member) bool { return m.Hidden })
	if err := s.mailer.Mail(ctx, shown); err != nil {
		return err
	}
	group.Name += " (noticed)"
	return s.db.WithContext(ctx).Save(group).Error
}

// NoticeCopy mails those who are shown, and stores that it did.
//
// good (Service.Notice): the list of those who are shown is another one.
func (s *Service) NoticeCopy(ctx context.Context, id uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	shown := lists.Shown(group.Members)
	if err := s.mailer.Mail(ctx, shown); err != nil {
		return err
	}
	group.Name += " (noticed)"
	return s.db.WithContext(ctx).Save(group).Error
}

// Remind mails those who are still there, and stores that it did.
//
// bad: the helper works in the array that it is given, and the field keeps its length.
func (s *Service) Remind(ctx context.Context, id uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if err := s.mailer.Mail(ctx, lists.WithoutLeft(group.Members)); err != nil {
		return err
	}
	group.Name += " (reminded)"
	return s.db.WithContext(ctx).Save(group).Error
}

// RemindCopy mails those who are still there, and stores that it did.
//
// good (Service.Remind): the helper is given a copy.
func (s *Service) RemindCopy(ctx context.Context, id uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if err := s.mailer.Mail(ctx, lists.WithoutLeft(slices.Clone(group.Members))); err != nil {
		return err
	}
	group.Name += " (reminded)"
	return s.db.WithContext(ctx).Save(group).Error
}

// Archive deletes the members that come first.
//
// bad: append moves the later members to where the batch lies, so that these are deleted.
func (s *Service) Archive(ctx context.Context, group *Group, n int) error {
	batch := group.Members[:n]
	group.Members = append(group.Members[:0], group.Members[n:]...)
	return s.db.WithContext(ctx).Delete(&batch).Error
}

// ArchiveCopy deletes the members that come first.
//
// good (Service.Archive): the batch is a copy.
func (s *Service) ArchiveCopy(ctx context.Context, group *Group, n int) error {
	batch := slices.Clone(group.Members[:n])
	group.Members = append(group.Members[:0], group.Members[n:]...)
	return s.db.WithContext(ctx).Delete(&batch).Error
}

// Purge deletes those of a list who have left.
//
// bad: when nobody has, the list is empty, and all rows that the condition matches are deleted.
func (s *Service) Purge(ctx context.Context, members []lists.Member) error {
	members = slices.DeleteFunc(members, func(m lists.Member) bool { return !m.Left })
	return s.db.WithContext(ctx).Where("group_id IS NOT NULL").Delete(&members).Error
}

// PurgeSome deletes those of a list who have left.
//
// good (Service.Purge): nobody means nothing to do.
func (s *Service) PurgeSome(ctx context.Context, members []lists.Member) error {
	members = slices.DeleteFunc(members, func(m lists.Member) bool { return !m.Left })
	if len(members) == 0 {
		return nil
	}
	return s.db.WithContext(ctx).Where("group_id IS NOT NULL").Delete(&members).Error
}

// Public returns what strangers may see of a group.
//
// bad: the copy has the array of the group in the cache, which from then on has lost its hidden members.
func (s *Service) Public(id uint) *Group {
	s.mu.RLock()
	defer s.mu.RUnlock()
	group, ok := s.cache[id]
	if !ok {
		return nil
	}
	public := *group
	public.Members = slices.DeleteFunc(public.Members, func(m lists.Member) bool { return m.Hidden })
	return &public
}

// PublicCopy returns what strangers may see of a group.
//
// good (Service.Public): the copy has a list of its own.
func (s *Service) PublicCopy(id uint) *Group {
	s.mu.RLock()
	defer s.mu.RUnlock()
	group, ok := s.cache[id]
	if !ok {
		return nil
	}
	public := *group
	public.Members = slices.DeleteFunc(slices.Clone(public.Members), func(m lists.Member) bool { return m.Hidden })
	return &public
}

// Count stores how many members two groups have together.
//
// bad: Save writes the key of the first group into the members of the second, who leave it by that.
func (s *Service) Count(ctx context.Context, first, second uint) error {
	a, err := s.load(ctx, first)
	if err != nil {
		return err
	}
	b, err := s.load(ctx, second)
	if err != nil {
		return err
	}
	a.Members = append(a.Members, b.Members...)
	a.Name = fmt.Sprintf("%s (%d)", a.Name, len(a.Members))
	return s.db.WithContext(ctx).Save(a).Error
}

// CountBoth stores how many members two groups have together.
//
// good (Service.Count): numbers are enough for that.
func (s *Service) CountBoth(ctx context.Context, first, second uint) error {
	a, err := s.load(ctx, first)
	if err != nil {
		return err
	}
	b, err := s.load(ctx, second)
	if err != nil {
		return err
	}
	a.Name = fmt.Sprintf("%s (%d)", a.Name, len(a.Members)+len(b.Members))
	return s.db.WithContext(ctx).Save(a).Error
}

// Assign gives a group another course.
//
// bad: gorm takes the key from the course that is loaded, and the group keeps its old one.
func (s *Service) Assign(ctx context.Context, id, course uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	group.CourseID = course
	return s.db.WithContext(ctx).Save(group).Error
}

// AssignColumn gives a group another course.
//
// good (Service.Assign): only the column is written.
func (s *Service) AssignColumn(ctx context.Context, id, course uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	return s.db.WithContext(ctx).Model(group).Update("course_id", course).Error
}

// Invite replaces the members of a group.
//
// bad: when the second statement fails the group has nobody.
func (s *Service) Invite(ctx context.Context, group *Group, members []lists.Member) error {
	if err := s.db.WithContext(ctx).Model(group).Association("Members").Clear(); err != nil {
		return err
	}
	return s.db.WithContext(ctx).Model(group).Association("Members").Append(members)
}

// InviteTogether replaces the members of a group.
//
// good (Service.Invite): both in one transaction.
func (s *Service) InviteTogether(ctx context.Context, group *Group, members []lists.Member) error {
	return s.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Model(group).Association("Members").Clear(); err != nil {
			return err
		}
		return tx.Model(group).Association("Members").Append(members)
	})
}

// Sorted returns the members by address.
//
// good: nothing is written, and the group is the caller's alone.
func (s *Service) Sorted(ctx context.Context, id uint) ([]lists.Member, error) {
	group, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(group.Members, func(a, b lists.Member) int { return cmp.Compare(a.Email, b.Email) })
	return group.Members, nil
}

// Set makes those the members of a group.
//
// good: that the others go is what it is for.
func (s *Service) Set(ctx context.Context, group *Group, members []lists.Member) error {
	return s.db.WithContext(ctx).Model(group).Association("Members").Replace(members)
}

// Batches mails a group in batches.
//
// good: subslices that are only read.
func (s *Service) Batches(ctx context.Context, id uint) error {
	group, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	for batch := range slices.Chunk(group.Members, 50) {
		if err := s.mailer.Mail(ctx, batch); err != nil {
			return err
		}
	}
	return s.db.WithContext(ctx).Model(group).Update("open", false).Error
}

// Trim renames a group, and shows it without its hidden members.
//
// good: Omit leaves the members out of what is written.
func (s *Service) Trim(ctx context.Context, id uint, name string) (*Group, error) {
	group, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	group.Name = name
	group.Members = slices.DeleteFunc(group.Members, func(m lists.Member) bool { return m.Hidden })
	return group, s.db.WithContext(ctx).Omit("Members").Save(group).Error
}
