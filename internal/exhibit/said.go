package exhibit

import (
	_ "embed"
	"strings"
)

// said has a line for each block: what it shows.
//
//go:embed blocks.txt
var said string

// A Described block is one that a document may call for, with what it shows.
type Described struct{ Name, Shows string }

// Blocks lists the blocks that a document may call for, those among them that hold text.
func Blocks() []Described {
	var all []Described
	for line := range strings.Lines(said) {
		if name, shows, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			all = append(all, Described{name, shows})
		}
	}
	return all
}
