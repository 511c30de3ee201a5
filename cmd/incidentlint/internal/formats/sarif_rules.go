package formats

import (
	"fmt"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/explain"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// sarifRules returns a rule for each category of the suite, and one for each
// other kind of finding that there is.
func sarifRules(findings []finding.Finding) []sarifRule {
	var rules []sarifRule
	for _, entry := range analyzers.Suite {
		for _, c := range entry.Categories {
			rules = append(rules, sarifRuleOf(entry.Page.Name, c.ID))
		}
	}
	for _, f := range findings {
		if !slices.ContainsFunc(rules, func(r sarifRule) bool { return r.ID == ruleID(&f) }) {
			rules = append(rules, sarifRuleOf(f.Analyzer, f.Category))
		}
	}
	return rules
}

func sarifRuleOf(analyzer, category string) sarifRule {
	entry, _ := analyzers.ByName(analyzer)
	c := entry.Category(category)
	topic := explain.TopicOf(analyzer, category)
	text, markdown := topic.Help()
	meant := ""
	if category != analyzers.Directive {
		meant = fmt.Sprintf("\nWhere it is meant to be, say so on the line or above it, with the reason:\n\n\t//incidentlint:ignore %s/%s the reason\n", analyzer, category)
	}
	return sarifRule{
		ID:            analyzer + "/" + category,
		Short:         sarifText{Text: sentence(c.Summary)},
		Full:          sarifText{Text: sentence(fmt.Sprintf("%s. %s %s", c.Summary, analyzer, entry.Page.Summary))},
		HelpURI:       topic.URL(),
		Help:          sarifText{Text: text + meant, Markdown: markdown + meant},
		Configuration: sarifConfiguration{c.On, string(c.Level)},
		Properties:    sarifProperties{[]string{"very-high", "high", "low"}[c.Certainty], []string{"reliability", analyzer}},
	}
}

// sentence returns s with a capital at its begin and a period at its end.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }
