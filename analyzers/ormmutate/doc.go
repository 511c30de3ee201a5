// Package ormmutate reports collections of an ORM that are changed in place.
//
// A slice in an object that an ORM has loaded is two things: a list that the program works
// with, and what the ORM will make of the database when the object is written the next
// time. Who takes out what is done, filters what is shown or cuts off a batch, changes the
// second by way of the first. Sometimes rows are unlinked or deleted, sometimes blank ones
// appear, and often nothing happens at all, though the program has said that a user was
// removed. No error tells, and a test that looks at the slice finds it as it is meant to be.
//
// In Go there is one step more. slices.Delete, append(s[:i], s[i+1:]...) and their like
// change an array that other slices see too: the field that the list was read from, another
// copy of the object, a batch that was handed out before.
//
// Collections are known by the tags and generated types of gorm, ent, bun, xorm, sqlboiler,
// go-rel and beego; objects of gorm without tags by where they are loaded. What a function
// does with slices and objects that it is given is known to its callers, in other packages
// too. What is said about rows has been seen: docs/mutations.md in the project's repository
// is the list of the programs that were run against the libraries, and what became of the
// rows.
//
// # replace
//
// A relation is drained, or changed by another name, and then replaces what is in the
// database: Association.Replace of gorm, a Clear and an Add of ent or beego, a Set of
// sqlboiler. The rows that are not in it lose their foreign key, their link, or their life.
//
// WRONG
//
//	list := &group.Members
//	if !group.IsOpen {
//		list = &group.Recipients
//	}
//	for len(*list) > 0 {
//		n := min(size, len(*list))
//		if err := m.send((*list)[:n]); err != nil {
//			return errNoMail
//		}
//		*list = (*list)[n:] // Group.Members is drained in place, Association.Replace at line 41 unlinks the rows that are missing from it
//	}
//	group.IsOpen = false
//	return m.db.Model(&group).Association("Members").Replace(group.Members)
//
// RIGHT
//
//	list := slices.Clone(group.Members)
//	if !group.IsOpen {
//		list = slices.Clone(group.Recipients)
//	}
//	for len(list) > 0 {
//		n := min(size, len(list))
//		if err := m.send(list[:n]); err != nil {
//			return errNoMail
//		}
//		list = list[n:]
//	}
//	return m.db.Model(&group).Association("Members").Replace(group.Members)
//
// To take one element out of the field itself, and to replace the relation with that, is
// how rows are removed, and is not reported.
//
// # empty
//
// gorm deletes, or updates, the rows of a list that it is given. Of an empty list it knows
// no row; then the conditions of the call decide alone, and all rows go that they match.
//
// WRONG
//
//	users = slices.DeleteFunc(users, isActive) // when nothing is left of this list, DB.Delete at line 109 deletes all rows that its conditions match
//	return m.db.Where("invited").Delete(&users).Error
//
// RIGHT
//
//	users = slices.DeleteFunc(users, isActive)
//	if len(users) == 0 {
//		return nil
//	}
//	return m.db.Where("invited").Delete(&users).Error
//
// # batch
//
// The first elements of a collection are taken as a batch, and later ones are then moved to
// their place. The batch names other rows than it was taken for. The fix takes a copy.
//
// WRONG
//
//	batch := group.Members[:size]
//	group.Members = append(group.Members[:0], group.Members[size:]...) // the batch taken at line 125 lies in the array of Group.Members: moved here, it holds other rows than were taken
//	return m.db.Delete(&batch).Error
//
// RIGHT
//
//	batch := slices.Clone(group.Members[:size])
//	group.Members = append(group.Members[:0], group.Members[size:]...)
//	return m.db.Delete(&batch).Error
//
// # lost
//
// An element is taken out of a relation of gorm, and the object is saved. gorm writes the
// elements that are there, one by one; it removes neither rows nor links. The next load has
// the element again. So does the user have who was thrown out of the group. Of go-rel, the
// same: a collection that was emptied counts as not loaded.
//
// WRONG
//
//	group.Members = slices.DeleteFunc(group.Members, left) // Group.Members loses an element in memory only, DB.Save at line 138 removes no row: it is back on the next load
//	return m.db.Save(group).Error
//
// RIGHT
//
//	return m.db.Model(group).Association("Members").Delete(gone)
//
// # steal
//
// The rows of another object are put into a has-many relation of gorm, for a report or a
// total, and the object is written. gorm writes its key into them all.
//
// WRONG
//
//	group.Members = append(group.Members, other.Members...) // Group.Members gets the rows of another object, DB.Update at line 147 writes its key into them
//	return m.db.Model(group).Update("is_open", true).Error
//
// RIGHT
//
//	all := slices.Concat(group.Members, other.Members)
//	if err := m.send(all); err != nil {
//		return err
//	}
//	return m.db.Model(group).Update("is_open", true).Error
//
// # range
//
// An element is removed inside a range over the collection, which goes on. What came behind
// it now stands where the range has been already.
//
// WRONG
//
//	for i, member := range group.Members {
//		if member.Email == "" {
//			group.Members = slices.Delete(group.Members, i, i+1) // Group.Members is cut inside a range over it, which goes on: the element behind is skipped, and zero elements come at its end
//		}
//	}
//
// RIGHT
//
//	group.Members = slices.DeleteFunc(group.Members, func(member User) bool { return member.Email == "" })
//
// # alias
//
// Elements are removed in place, and the field keeps its old length. Behind those that are
// left it has zero elements, or the last ones twice. gorm writes zero elements as blank
// rows, and panics on nil ones; in a column, all of it is stored. It is reported when the
// object is written, or when somebody sees it again: the caller, a cache, the function
// itself. The fix changes a copy.
//
// WRONG
//
//	shown := slices.DeleteFunc(group.Members, isHidden) // slices.DeleteFunc leaves zero elements at the end of Group.Members, DB.Save at line 175 writes them as blank rows
//	if err := m.send(shown); err != nil {
//		return err
//	}
//	return m.db.Save(group).Error
//
// RIGHT
//
//	shown := slices.DeleteFunc(slices.Clone(group.Members), isHidden)
//	if err := m.send(shown); err != nil {
//		return err
//	}
//	return m.db.Save(group).Error
//
// # callee
//
// The same, done by a function that is given the collection, of whatever package.
//
// # copy
//
// An object is copied, by value or by *copy = *object, and a collection of the copy is
// changed in place: that of the original changes with it. Objects count too that a cache
// hands out, if the function that copies them for it, seen in a package that is imported,
// leaves the slice as it is. The fix changes a copy of the slice.
//
// WRONG
//
//	public := *group
//	public.Members = slices.DeleteFunc(public.Members, isHidden) // Group.Members has its array in common with the object it was copied from: slices.DeleteFunc changes both
//	return &public
//
// RIGHT
//
//	public := *group
//	public.Members = slices.DeleteFunc(slices.Clone(public.Members), isHidden)
//	return &public
//
// # shrink
//
// A loop drains the collection of an object that somebody else has too. No row changes by
// that; the next one who uses the object finds nobody in the group, and the next call that
// replaces the relation makes it true.
//
// # shrink-once
//
// Off by default: the collection of such an object is cut down, but not in a loop. Most who
// do that mean it.
//
// # stale-key
//
// Off by default, and about one object, not a collection: a foreign key is set while the
// object of the old key is loaded with Preload, and the whole is saved with gorm, which
// takes the key from the loaded object and writes that back. Set the object to nil, or
// leave it out of the save.
//
// # redact
//
// Off by default: a loop puts an empty text, asterisks or the like over a field of the
// elements, as is done before somebody is shown them, and the elements are then written: by
// a save of the list itself, by one with FullSaveAssociations of gorm, or in a column of
// bun or xorm.
//
// # sort
//
// Off by default: a list that is kept in a column is sorted in place, and the column then
// written: its order in the database is the new one. Of relations, nothing is stored by
// that.
//
// # When it is silent
//
// It is silent about objects that the function has made itself, and those that die with it
// unseen; about slices that were copied, built anew or given a capacity of their own,
// s[:i:i]; about fields that no ORM keeps; about collections that grow; and, unless the
// categories for that are on, about sorting and assigning to elements.
//
// Of writes, it is silent when Omit or Select leaves the relation out; when another list is
// put into the field, or the object loaded again, before the write; when the function
// deletes rows, runs a statement or speaks to a relation besides; when the length of the
// list is looked at before it decides what is deleted; when a function that joins two
// objects is named for that, or writes both. A call through an interface writes something
// only if an implementation in the same package as the interface is seen to.
//
// # Saying "I meant it"
//
//	//incidentlint:ignore ormmutate/lost the row stays for the audit
//
// # The incident
//
// A weekly job mailed the users of a group in batches, and deleted from its list what it had
// sent. On one branch, the list was the relation, and all users lost their group:
// https://github.com/incidentlint/incidentlint/blob/main/docs/incidents/list-that-was-the-database.md
package ormmutate
