// Package flags asks for feature flags.
package flags

//incidentlint:retired flag new-quotes -- the experiment is over

import (
	"context"

	"github.com/growthbook/growthbook-golang"
	"github.com/open-feature/go-sdk/openfeature"
)

const key = "new-quotes"

func byOpenFeature(ctx context.Context, c *openfeature.Client) bool {
	on, _ := c.BooleanValue(ctx, key, false, openfeature.EvaluationContext{}) // want `feature flag new-quotes was taken out of use: the experiment is over`
	return on
}

func isOn(ctx context.Context, c *growthbook.Client, key string) bool {
	return c.EvalFeature(ctx, key).On
}

func wrapped(ctx context.Context, c *growthbook.Client) bool { return isOn(ctx, c, "new-quotes") } // want `feature flag new-quotes`

func other(ctx context.Context, c *growthbook.Client) bool { return isOn(ctx, c, "old-quotes") }

func unknown(ctx context.Context, c *growthbook.Client, name string) bool {
	return isOn(ctx, c, name)
}

func notAsked() string { return "new-quotes" }
