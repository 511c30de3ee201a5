package openfeature

import "context"

type Client struct{}

type EvaluationContext struct{}

type Option func(*EvaluationOptions)

type EvaluationOptions struct{}

func (c *Client) BooleanValue(ctx context.Context, flag string, defaultValue bool, evalCtx EvaluationContext, options ...Option) (bool, error) {
	return false, nil
}
