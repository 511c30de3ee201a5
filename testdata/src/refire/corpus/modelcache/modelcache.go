// Package modelcache keeps a list in a file.
package modelcache

import (
	"encoding/json"
	"os"
	"time"
)

type Cache struct {
	Models    []string
	WrittenAt time.Time
}

func Read(name string) (*Cache, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	cache := new(Cache)
	return cache, json.Unmarshal(data, cache)
}

func IsValid(cache *Cache) bool { // want IsValid:"asks-clock"
	return cache != nil && time.Since(cache.WrittenAt) < time.Hour
}

func Write(name string, models []string) error {
	data, err := json.Marshal(Cache{Models: models, WrittenAt: time.Now()})
	if err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o600)
}
