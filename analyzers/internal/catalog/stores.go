package catalog

import (
	"go/types"
	"strings"
)

// A Store is a set of kinds of stores, a bit for each. What is of two kinds is two stores;
// two clients of one kind may well speak to the same.
type Store uint8

// The kinds.
const (
	SQL    Store = 1 << iota
	Search       // Elasticsearch
	MongoDB
	DynamoDB
	Embedded // a file of the process's own
)

// stores are the kinds of the libraries that Writes is about, by the beginning of the import
// path.
var stores = []struct {
	Path  string
	Store Store
}{
	{"database/sql", SQL},
	{"github.com/jackc/pgx/", SQL},
	{"github.com/jmoiron/sqlx", SQL},
	{"gorm.io/gorm", SQL},
	{"github.com/jinzhu/gorm", SQL},
	{"xorm.io/xorm", SQL},
	{"github.com/xorm-io/xorm", SQL},
	{"github.com/go-xorm/xorm", SQL},
	{"github.com/uptrace/bun", SQL},
	{"github.com/go-pg/pg/", SQL},
	{"github.com/Masterminds/squirrel", SQL},
	{"go.mongodb.org/mongo-driver/", MongoDB},
	{"github.com/aws/aws-sdk-go-v2/service/dynamodb", DynamoDB},
	{"go.etcd.io/bbolt", Embedded},
	{"github.com/elastic/go-elasticsearch/", Search},
	{"github.com/olivere/elastic/", Search},
}

// StoreOf returns the kind of store that the library of fn speaks to; zero if that is not
// known.
func StoreOf(fn *types.Func) Store {
	if verbOfShape(fn) != 0 {
		return SQL
	}
	return storeAt(pathOf(fn))
}

// StoreOfType returns the same for a function of type t, as VerbOfType has it.
func StoreOfType(t types.Type) Store {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return 0
	}
	return storeAt(pathOf(named.Obj()))
}

func storeAt(path string) Store {
	for _, line := range stores {
		if strings.HasPrefix(path, line.Path) {
			return line.Store
		}
	}
	return 0
}

// String names the kinds as facts do.
func (s Store) String() string {
	var names []string
	for i, name := range []string{"sql", "search", "mongodb", "dynamodb", "embedded"} {
		if s&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}
