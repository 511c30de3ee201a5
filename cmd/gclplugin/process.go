package gclplugin

import (
	"flag"
	"fmt"
	"sync"
)

// A process remembers which plugin set which flag. Flags belong to the
// analyzers and hold for all plugins, those that did not ask included.
type process struct {
	mu    sync.Mutex
	setBy map[*flag.Flag]string // plugin name
}

func newProcess() *process {
	return &process{setBy: make(map[*flag.Flag]string)}
}

// set gives flags their values for the plugin. It is an error if a flag refuses
// its value, or has got a different one from another plugin.
func (p *process) set(plugin string, values []value) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, v := range values {
		before := v.flag.Value.String()
		if err := v.flag.Value.Set(v.text); err != nil {
			return fmt.Errorf("%s: %w", v.key, err)
		}
		after := v.flag.Value.String() // as the flag spells it: a list in order
		if other, ok := p.setBy[v.flag]; ok && other != plugin && before != after {
			return conflict(plugin, other, v, after, before)
		}
		p.setBy[v.flag] = plugin
	}
	return nil
}

// conflict is the error about a flag that two plugins set. It reads the same
// whichever of them comes first.
func conflict(plugin, other string, v value, value, otherValue string) error {
	if other < plugin {
		plugin, other, value, otherValue = other, plugin, otherValue, value
	}
	return fmt.Errorf("-%s is one flag for the whole process, the settings of %s and of %s differ: %q and %q, write the same in both",
		v.flag.Name, plugin, other, value, otherValue)
}
