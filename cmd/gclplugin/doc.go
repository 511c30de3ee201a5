// Package gclplugin makes incidentlint a module plugin of golangci-lint v2.
//
// It registers the bundle incidentlint, which is the whole suite as one linter,
// and each analyzer by its own name, for users who enable, disable and nolint
// them one by one. The settings of a plugin are the flags of its analyzers:
//
//	linters:
//	  enable: [incidentlint]
//	  settings:
//	    custom:
//	      incidentlint:
//	        type: module
//	        settings:
//	          disable: [unboundedretry]
//	          effects:
//	            remote: [example.com/rpc.Client.Call]
//	          unboundedretry:
//	            hot-retry: false
//
// Under the name of one analyzer its flags stand at the top, and a block for
// effects beside them, because all analyzers ask it:
//
//	unboundedretry:
//	  type: module
//	  settings:
//	    tests: true
//	    effects: {remote: [example.com/rpc.Client.Call]}
//
// Directives that cannot be read are findings of effects: enable it beside the
// others, or nobody reports them.
//
// Flags hold for the whole process. golangci-lint reads the settings of every
// plugin that the file configures, enabled or not, in no certain order; so two
// that set one flag to different values are an error, whichever comes first.
package gclplugin
