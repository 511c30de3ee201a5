// Package flags has a feature flag for a gate.
package flags

import (
	"context"

	"github.com/growthbook/growthbook-golang"
	"github.com/open-feature/go-sdk/openfeature"

	"stageleak/quotes"
)

//incidentlint:gate beta flag=new-quotes

const key = "new-quotes"

func byOpenFeature(ctx context.Context, c *openfeature.Client) {
	if on, _ := c.BooleanValue(ctx, key, false, openfeature.EvaluationContext{}); on {
		quotes.Show()
	}
	if on, _ := c.BooleanValue(ctx, "other", false, openfeature.EvaluationContext{}); on {
		quotes.Show() // want `quotes.Show`
	}
}

func byGrowthBook(ctx context.Context, c *growthbook.Client) {
	if !c.EvalFeature(ctx, key).On {
		return
	}
	quotes.Show()
}

func isOn(ctx context.Context, c *growthbook.Client, key string) bool {
	return c.EvalFeature(ctx, key).On
}

func wrapped(ctx context.Context, c *growthbook.Client) {
	if isOn(ctx, c, "new-quotes") {
		quotes.Show()
	}
}
