package proofs_test

import (
	"testing"

	"github.com/dgraph-io/badger/v4"
)

func openBadger(t *testing.T) *badger.DB {
	t.Helper()
	options := badger.DefaultOptions("").WithInMemory(true).WithLogger(nil)
	db, err := badger.Open(options.WithMemTableSize(8 << 20))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	err = db.Update(func(tx *badger.Txn) error { return tx.Set(keyOf(present), []byte(name)) })
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func TestBadger(t *testing.T) {
	tx := openBadger(t).NewTransaction(true)
	defer tx.Discard()
	proves(t, "github.com/dgraph-io/badger/v4", "Txn.Get", failure, func(id int) (any, error) {
		return badgerValue(tx, id)
	}, badger.ErrKeyNotFound)
	proves(t, "github.com/dgraph-io/badger/v4", "Iterator.ValidForPrefix", list, func(id int) (any, error) {
		all := tx.NewIterator(badger.IteratorOptions{Prefix: keyOf(id)})
		defer all.Close()
		var keys []string
		for all.Rewind(); all.ValidForPrefix(keyOf(id)); all.Next() {
			keys = append(keys, string(all.Item().Key()))
		}
		return keys, nil
	})
	proves(t, "github.com/dgraph-io/badger/v4", "Txn.Delete", silent, func(id int) (any, error) {
		return nothing{}, tx.Delete(keyOf(id))
	})
	proves(t, "github.com/dgraph-io/badger/v4", "Txn.Set", creates, func(id int) (any, error) {
		if err := tx.Set(keyOf(id), []byte("Bea")); err != nil {
			return nil, err
		}
		return badgerValue(tx, id)
	})
}

func badgerValue(tx *badger.Txn, id int) (any, error) {
	item, err := tx.Get(keyOf(id))
	if err != nil {
		return item, err
	}
	return item.ValueCopy(nil)
}
