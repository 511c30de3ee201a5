package proofs_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
)

// openRedis returns a client of a server in the process that holds the one user as a
// string, a hash, a list, a set, a sorted set and a stream.
func openRedis(t *testing.T) *redis.Client {
	t.Helper()
	server := miniredis.RunT(t)
	server.Set(at("string", present), name)
	server.HSet(at("hash", present), "name", name)
	server.RPush(at("list", present), name)
	server.SAdd(at("set", present), name)
	server.ZAdd(at("sorted", present), 1, name)
	server.XAdd(at("stream", present), "*", []string{"name", name})
	client := redis.NewClient(&redis.Options{Addr: server.Addr()})
	t.Cleanup(func() { client.Close() })
	return client
}

// at returns the key at which the user is of a type of Redis.
func at(typ string, id int) string { return typ + " " + strconv.Itoa(id) }

func TestRedisFails(t *testing.T) {
	c, ctx := openRedis(t), t.Context()
	proves(t, "github.com/redis/go-redis/v9", "cmdable.Get", failure, func(id int) (any, error) {
		return c.Get(ctx, at("string", id)).Result()
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "cmdable.GetSet", failure, func(id int) (any, error) {
		return c.GetSet(ctx, at("string", id), name).Result()
	}, redis.Nil)
	c.Del(ctx, at("string", missing)) // GetSet set it
	proves(t, "github.com/redis/go-redis/v9", "cmdable.GetEx", failure, func(id int) (any, error) {
		return c.GetEx(ctx, at("string", id), time.Hour).Result()
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "cmdable.GetDel", failure, func(id int) (any, error) {
		return c.GetDel(ctx, at("string", id)).Result()
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "cmdable.HGet", failure, func(id int) (any, error) {
		return c.HGet(ctx, at("hash", id), "name").Result()
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "StringCmd.Scan", failure, func(id int) (any, error) {
		var name string
		err := c.HGet(ctx, at("hash", id), "name").Scan(&name)
		return name, err
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "StringCmd.Bytes", failure, func(id int) (any, error) {
		return c.HGet(ctx, at("hash", id), "name").Bytes()
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "cmdable.LIndex", failure, func(id int) (any, error) {
		return c.LIndex(ctx, at("list", id), 0).Result()
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "cmdable.ZScore", failure, func(id int) (any, error) {
		return c.ZScore(ctx, at("sorted", id), name).Result()
	}, redis.Nil)
	// The first failure of a pipeline is also its own.
	proves(t, "github.com/redis/go-redis/v9", "Pipeliner.Exec", failure, func(id int) (any, error) {
		pipe := c.Pipeline()
		pipe.HGet(ctx, at("hash", id), "name")
		_, err := pipe.Exec(ctx)
		return nothing{}, err
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "cmdable.LPop", failure, func(id int) (any, error) {
		return c.LPop(ctx, at("list", id)).Result()
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "cmdable.SPop", failure, func(id int) (any, error) {
		return c.SPop(ctx, at("set", id)).Result()
	}, redis.Nil)
}

func TestRedisIsSilent(t *testing.T) {
	c, ctx := openRedis(t), t.Context()
	proves(t, "github.com/redis/go-redis/v9", "cmdable.HGetAll", silent, func(id int) (any, error) {
		return c.HGetAll(ctx, at("hash", id)).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "MapStringStringCmd.Scan", silent, func(id int) (any, error) {
		var u struct {
			Name string `redis:"name"`
		}
		err := c.HGetAll(ctx, at("hash", id)).Scan(&u)
		return u, err
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.HMGet", silent, func(id int) (any, error) {
		values, err := c.HMGet(ctx, at("hash", id), "name").Result()
		return values[0], err // one for each field
	})
	proves(t, "github.com/redis/go-redis/v9", "SliceCmd.Scan", silent, func(id int) (any, error) {
		var u struct {
			Name string `redis:"name"`
		}
		err := c.HMGet(ctx, at("hash", id), "name").Scan(&u)
		return u, err
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.MGet", silent, func(id int) (any, error) {
		values, err := c.MGet(ctx, at("string", id)).Result()
		return values[0], err // one for each key
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.Exists", silent, func(id int) (any, error) {
		return c.Exists(ctx, at("string", id)).Result()
	})
	// Val has no error to return.
	proves(t, "github.com/redis/go-redis/v9", "StringCmd.Val", silent, func(id int) (any, error) {
		return c.Get(ctx, at("string", id)).Val(), nil
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.HExists", found, func(id int) (any, error) {
		return c.HExists(ctx, at("hash", id), "name").Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.SIsMember", found, func(id int) (any, error) {
		return c.SIsMember(ctx, at("set", id), name).Result()
	})
}

func TestRedisLists(t *testing.T) {
	c, ctx := openRedis(t), t.Context()
	proves(t, "github.com/redis/go-redis/v9", "cmdable.LRange", list, func(id int) (any, error) {
		return c.LRange(ctx, at("list", id), 0, -1).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.SMembers", list, func(id int) (any, error) {
		return c.SMembers(ctx, at("set", id)).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.ZRange", list, func(id int) (any, error) {
		return c.ZRange(ctx, at("sorted", id), 0, -1).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.XRange", list, func(id int) (any, error) {
		return c.XRange(ctx, at("stream", id), "-", "+").Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.Keys", list, func(id int) (any, error) {
		return c.Keys(ctx, at("string", id)).Result()
	})
}

func TestRedisWritesMatchNothing(t *testing.T) {
	c, ctx := openRedis(t), t.Context()
	proves(t, "github.com/redis/go-redis/v9", "cmdable.SetXX", found, func(id int) (any, error) {
		return c.SetXX(ctx, at("string", id), "Bea", 0).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.SetArgs", failure, func(id int) (any, error) {
		return c.SetArgs(ctx, at("string", id), "Bea", redis.SetArgs{Mode: "XX"}).Result()
	}, redis.Nil)
	proves(t, "github.com/redis/go-redis/v9", "cmdable.Expire", found, func(id int) (any, error) {
		return c.Expire(ctx, at("string", id), time.Hour).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.Persist", found, func(id int) (any, error) {
		return c.Persist(ctx, at("string", id)).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.LPushX", count, func(id int) (any, error) {
		return c.LPushX(ctx, at("list", id), "Bea").Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.SRem", count, func(id int) (any, error) {
		return c.SRem(ctx, at("set", id), name).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.ZRem", count, func(id int) (any, error) {
		return c.ZRem(ctx, at("sorted", id), name).Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.HDel", count, func(id int) (any, error) {
		return c.HDel(ctx, at("hash", id), "name").Result()
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.Del", count, func(id int) (any, error) {
		return c.Del(ctx, at("string", id)).Result()
	})
}

func TestRedisWritesCreate(t *testing.T) {
	c, ctx := openRedis(t), t.Context()
	proves(t, "github.com/redis/go-redis/v9", "cmdable.Set", creates, func(id int) (any, error) {
		err := c.Set(ctx, at("string", id), "Bea", 0).Err()
		return c.Exists(ctx, at("string", id)).Val(), err
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.HSet", creates, func(id int) (any, error) {
		err := c.HSet(ctx, at("hash", id), "name", "Bea").Err()
		return c.Exists(ctx, at("hash", id)).Val(), err
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.HIncrBy", creates, func(id int) (any, error) {
		err := c.HIncrBy(ctx, at("counters", id), "count", 1).Err()
		return c.Exists(ctx, at("counters", id)).Val(), err
	})
	proves(t, "github.com/redis/go-redis/v9", "cmdable.XAdd", creates, func(id int) (any, error) {
		err := c.XAdd(ctx, &redis.XAddArgs{Stream: at("stream", id), Values: []string{"name", "Bea"}}).Err()
		return c.Exists(ctx, at("stream", id)).Val(), err
	})
}

// A count of HSet is of the fields that are new, not of those that are set.
func TestRedisHSetCountsNewFields(t *testing.T) {
	c := openRedis(t)
	if n, err := c.HSet(t.Context(), at("hash", present), "name", "Bea").Result(); n != 0 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}
