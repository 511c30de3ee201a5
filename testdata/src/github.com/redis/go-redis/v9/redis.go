// Package redis is a stub of github.com/redis/go-redis/v9: declarations as
// there, bodies that return zero values.
package redis

import (
	"context"
	"time"
)

type Options struct {
	Addr            string
	MaxRetries      int
	MinRetryBackoff time.Duration
	MaxRetryBackoff time.Duration
}

// cmdable is a function of each client, whose methods are the commands.
type cmdable func(ctx context.Context, cmd Cmder) error

type Client struct{ cmdable }

func NewClient(opt *Options) *Client { return nil }

func (c *Client) Close() error { return nil }

func (c *Client) Process(ctx context.Context, cmd Cmder) error { return nil }

func (c *Client) Watch(ctx context.Context, fn func(*Tx) error, keys ...string) error { return nil }

func (c *Client) Subscribe(ctx context.Context, channels ...string) *PubSub { return nil }

func (c cmdable) Ping(ctx context.Context) *StatusCmd { return nil }

func (c cmdable) Get(ctx context.Context, key string) *StringCmd { return nil }

func (c cmdable) Set(ctx context.Context, key string, value interface{}, expiration time.Duration) *StatusCmd {
	return nil
}

func (c cmdable) Del(ctx context.Context, keys ...string) *IntCmd { return nil }

func (c cmdable) Publish(ctx context.Context, channel string, message interface{}) *IntCmd {
	return nil
}

type Tx struct{ cmdable }

// Cmder is what all commands have in common.
type Cmder interface {
	Name() string
	Err() error
}

type baseCmd struct{ err error }

func (cmd *baseCmd) Name() string { return "" }

func (cmd *baseCmd) Err() error { return nil }

type StatusCmd struct{ baseCmd }

func (cmd *StatusCmd) Val() string { return "" }

func (cmd *StatusCmd) Result() (string, error) { return "", nil }

type StringCmd struct{ baseCmd }

func (cmd *StringCmd) Val() string { return "" }

func (cmd *StringCmd) Result() (string, error) { return "", nil }

func (cmd *StringCmd) Bytes() ([]byte, error) { return nil, nil }

type IntCmd struct{ baseCmd }

func (cmd *IntCmd) Val() int64 { return 0 }

func (cmd *IntCmd) Result() (int64, error) { return 0, nil }

type Message struct {
	Channel string
	Payload string
}

type PubSub struct{ channels []string }

func (c *PubSub) Close() error { return nil }

func (c *PubSub) Receive(ctx context.Context) (interface{}, error) { return nil, nil }

func (c *PubSub) ReceiveMessage(ctx context.Context) (*Message, error) { return nil, nil }
