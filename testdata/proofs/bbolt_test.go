package proofs_test

import (
	"path/filepath"
	"strconv"
	"testing"

	bolt "go.etcd.io/bbolt"
	"go.etcd.io/bbolt/errors"
)

// keyOf returns the key of a user where keys are bytes.
func keyOf(id int) []byte { return []byte(strconv.Itoa(id)) }

// bucketOf returns the name of a bucket.
func bucketOf(id int) []byte { return []byte("bucket " + strconv.Itoa(id)) }

// openBolt returns a database with a bucket that holds the one user, and a bucket of
// the same name.
func openBolt(t *testing.T) *bolt.DB {
	t.Helper()
	db, err := bolt.Open(filepath.Join(t.TempDir(), "db"), 0o600, &bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket(bucketOf(present))
		if err != nil {
			return err
		}
		if _, err := b.CreateBucket(bucketOf(present)); err != nil {
			return err
		}
		return b.Put(keyOf(present), []byte(name))
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func TestBolt(t *testing.T) {
	tx, err := openBolt(t).Begin(true)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	b := tx.Bucket(bucketOf(present))
	proves(t, "go.etcd.io/bbolt", "Bucket.Get", silent, func(id int) (any, error) {
		return b.Get(keyOf(id)), nil
	})
	proves(t, "go.etcd.io/bbolt", "Tx.Bucket", silent, func(id int) (any, error) {
		return tx.Bucket(bucketOf(id)), nil
	})
	proves(t, "go.etcd.io/bbolt", "Bucket.Bucket", silent, func(id int) (any, error) {
		return b.Bucket(bucketOf(id)), nil
	})
	proves(t, "go.etcd.io/bbolt", "Bucket.DeleteBucket", failure, func(id int) (any, error) {
		return nothing{}, b.DeleteBucket(bucketOf(id))
	}, errors.ErrBucketNotFound)
	proves(t, "go.etcd.io/bbolt", "Bucket.Delete", silent, func(id int) (any, error) {
		return nothing{}, b.Delete(keyOf(id))
	})
	proves(t, "go.etcd.io/bbolt", "Bucket.Put", creates, func(id int) (any, error) {
		err := b.Put(keyOf(id), []byte("Bea"))
		return b.Get(keyOf(id)), err
	})
}
