package catalog

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"
)

// An ORM is a library that keeps the objects of a program in tables. The zero ORM is none.
type ORM string

// The ORMs.
const (
	GORM      ORM = "gorm"
	Ent       ORM = "ent"
	Bun       ORM = "bun"
	XORM      ORM = "xorm"
	SQLBoiler ORM = "sqlboiler"
	Rel       ORM = "go-rel"
	Beego     ORM = "beego"
)

// A Collection is a slice in an object that an ORM keeps.
type Collection struct {
	ORM      ORM
	Name     string     // "User.Posts", as messages have it
	Owner    *types.Var // the field
	IsColumn bool       // kept in one column of the object's own row; else its elements are rows
	IsShared bool       // the rows are linked to, and others' too
	Pointers bool       // the elements are pointers
	Elem     types.Type // of the slice
}

// CollectionOf returns what field i of the struct t is to an ORM, by tags, embedded models
// and the shape of generated code; false if that is nothing, or not known.
func CollectionOf(t types.Type, i int) (Collection, bool) {
	owner, s := structOf(t)
	if s == nil {
		return Collection{}, false
	}
	field := s.Field(i)
	slice, ok := field.Type().Underlying().(*types.Slice)
	if !ok || isByte(slice.Elem()) {
		return Collection{}, false
	}
	c := Collection{Owner: field, Name: field.Name(), Elem: slice.Elem()}
	if owner != nil {
		c.Name = owner.Obj().Name() + "." + field.Name()
	}
	_, c.Pointers = slice.Elem().Underlying().(*types.Pointer)
	for _, m := range models {
		if m.isModel(owner, s) {
			c.ORM = m.orm
			ok := m.classify(&c, s, reflect.StructTag(s.Tag(i)))
			return c, ok
		}
	}
	return Collection{}, false
}

// ModelOf returns the ORM that keeps objects of type t; "" if its tags, and what it embeds,
// do not say.
func ModelOf(t types.Type) ORM {
	owner, s := structOf(t)
	if s == nil {
		return ""
	}
	for _, m := range models {
		if m.isModel(owner, s) {
			return m.orm
		}
	}
	return ""
}

// MayBeModel reports whether an ORM may keep objects of type t: their tags say so, or they have
// a field ID, which gorm takes for the key.
func MayBeModel(t types.Type) bool {
	_, s := structOf(t)
	return s != nil && (ModelOf(t) != "" || hasField(s, "ID"))
}

func hasField(s *types.Struct, name string) bool {
	for field := range s.Fields() {
		if field.Name() == name {
			return true
		}
	}
	return false
}

// RelationOf returns field i of the struct t as a relation of gorm, which needs no tags to
// keep an object; false if it cannot be one.
func RelationOf(t types.Type, i int) (Collection, bool) {
	owner, s := structOf(t)
	if owner == nil {
		return Collection{}, false
	}
	slice, ok := s.Field(i).Type().(*types.Slice)
	if !ok || !isRow(slice.Elem()) {
		return Collection{}, false
	}
	_, pointers := slice.Elem().Underlying().(*types.Pointer)
	return Collection{ORM: GORM, Name: owner.Obj().Name() + "." + s.Field(i).Name(), Owner: s.Field(i), Pointers: pointers, Elem: slice.Elem()}, true
}

// A model says how an ORM knows its objects, and what is in them.
type model struct {
	orm      ORM
	isModel  func(owner *types.Named, s *types.Struct) bool
	classify func(c *Collection, s *types.Struct, tag reflect.StructTag) bool
}

var models = []model{
	{GORM, func(_ *types.Named, s *types.Struct) bool {
		return usesTag(s, "gorm") || embeds(s, "gorm.io/gorm", "Model")
	}, classifyGORM},
	{Bun, func(_ *types.Named, s *types.Struct) bool {
		return usesTag(s, "bun") || embeds(s, "github.com/uptrace/bun", "BaseModel")
	}, classifyBun},
	{XORM, func(_ *types.Named, s *types.Struct) bool { return usesTag(s, "xorm") }, classifyXORM},
	{Beego, func(_ *types.Named, s *types.Struct) bool { return usesTag(s, "orm") }, classifyBeego},
	{Rel, func(_ *types.Named, s *types.Struct) bool { return usesTag(s, "autosave") || usesTag(s, "auto") }, classifyRel},
	{SQLBoiler, func(_ *types.Named, s *types.Struct) bool { return usesTag(s, "boil") }, classifySQLBoiler},
	{Ent, func(_ *types.Named, s *types.Struct) bool { return isEdges(s) || hasEdges(s) }, classifyEnt},
}

// gorm v1.31: a slice of structs is an association, unless a serializer, a type of the
// column or a method of its own turns it into one value.
func classifyGORM(c *Collection, _ *types.Struct, tag reflect.StructTag) bool {
	settings := strings.ToLower(tag.Get("gorm"))
	switch {
	case settings == "-" || strings.HasPrefix(settings, "-:") || strings.Contains(settings, ";-"):
		return false
	case hasSetting(settings, "serializer") || hasSetting(settings, "type") || isValuer(c.Owner.Type()):
		c.IsColumn = true
	default:
		c.IsShared = hasSetting(settings, "many2many")
		return isRow(c.Elem)
	}
	return true
}

func hasSetting(settings, name string) bool {
	return slices.ContainsFunc(strings.Split(settings, ";"), func(setting string) bool {
		key, _, _ := strings.Cut(setting, ":")
		return strings.TrimSpace(key) == name
	})
}

// bun v1.3: each slice is a column but for relations.
func classifyBun(c *Collection, _ *types.Struct, tag reflect.StructTag) bool {
	settings := tag.Get("bun")
	c.IsShared = strings.Contains(settings, "m2m:")
	c.IsColumn = !c.IsShared && !strings.Contains(settings, "rel:")
	return settings != "-" && !strings.Contains(settings, "scanonly")
}

// xorm v1.4 knows no relations, and keeps slices as text.
func classifyXORM(c *Collection, _ *types.Struct, tag reflect.StructTag) bool {
	c.IsColumn = true
	settings := tag.Get("xorm")
	return settings != "-" && !strings.Contains(settings, "<-")
}

// beego v2.3: relations are tagged, and there is nothing else.
func classifyBeego(c *Collection, _ *types.Struct, tag reflect.StructTag) bool {
	settings := tag.Get("orm")
	c.IsShared = strings.Contains(settings, "rel(m2m)")
	return c.IsShared || strings.Contains(settings, "reverse(many)")
}

// go-rel v0.42 writes the associations that are tagged to be.
func classifyRel(_ *Collection, _ *types.Struct, tag reflect.StructTag) bool {
	return tag.Get("autosave") == "true" || tag.Get("auto") == "true"
}

// sqlboiler v4.19: the field R of a model points at the struct of its relations, whose
// name is the model's with an R.
func classifySQLBoiler(c *Collection, s *types.Struct, tag reflect.StructTag) bool {
	name, field, _ := strings.Cut(c.Name, ".")
	if model, ok := strings.CutSuffix(name, "R"); ok && model != "" && !token.IsExported(name) {
		c.Name = strings.ToUpper(model[:1]) + model[1:] + ".R." + field
		return isRow(c.Elem)
	}
	c.IsColumn = true
	return tag.Get("boil") != "-"
}

// ent v0.14: the field Edges of a model is the struct of its relations. A column has a
// type that sets it, and changes in memory are not written.
func classifyEnt(c *Collection, s *types.Struct, tag reflect.StructTag) bool {
	if isEdges(s) {
		name, field, _ := strings.Cut(c.Name, ".")
		c.Name = strings.TrimSuffix(name, "Edges") + ".Edges." + field
		return true
	}
	c.IsColumn = true
	return tag.Get("json") != "-"
}

func isEdges(s *types.Struct) bool {
	for field := range s.Fields() {
		if _, ok := field.Type().(*types.Array); ok && field.Name() == "loadedTypes" {
			return true
		}
	}
	return false
}

func hasEdges(s *types.Struct) bool {
	for field := range s.Fields() {
		if edges, ok := field.Type().Underlying().(*types.Struct); ok && field.Name() == "Edges" {
			return isEdges(edges)
		}
	}
	return false
}

// structOf returns the struct that t is, or points at, and its name; nil if it has none.
func structOf(t types.Type) (*types.Named, *types.Struct) {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, _ := types.Unalias(t).(*types.Named)
	s, _ := t.Underlying().(*types.Struct)
	return named, s
}

// usesTag reports whether a field of s, or of a struct that it embeds, has the key in its tag.
func usesTag(s *types.Struct, key string) bool {
	for i := range s.NumFields() {
		if _, ok := reflect.StructTag(s.Tag(i)).Lookup(key); ok {
			return true
		}
		if !s.Field(i).Embedded() {
			continue
		}
		if _, inner := structOf(s.Field(i).Type()); inner != nil && inner != s && inner.NumFields() > 0 && usesTagItself(inner, key) {
			return true
		}
	}
	return false
}

func usesTagItself(s *types.Struct, key string) bool {
	for i := range s.NumFields() {
		if _, ok := reflect.StructTag(s.Tag(i)).Lookup(key); ok {
			return true
		}
	}
	return false
}

func embeds(s *types.Struct, path, name string) bool {
	for field := range s.Fields() {
		if field.Embedded() && isNamed(field.Type(), path, name) {
			return true
		}
	}
	return false
}

// isRow reports whether a value of type t can be a row: a struct, or a pointer to one, of
// this or another program.
func isRow(t types.Type) bool {
	named, s := structOf(t)
	return s != nil && named != nil && !IsStandard(pathOf(named.Obj())) && !isValuer(t)
}

func isByte(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Kind() == types.Byte
}

// isValuer reports whether t says itself what it is in a database.
func isValuer(t types.Type) bool {
	for _, name := range []string{"Scan", "Value"} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name); obj != nil {
			if _, ok := obj.(*types.Func); ok {
				return true
			}
		}
	}
	return false
}
