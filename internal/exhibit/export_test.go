package exhibit

import (
	"casemaker/internal/document"
	"casemaker/internal/model"
)

// Speaks says which sections an exhibit speaks from, and whether it shows words of data files.
func Speaks(name string) (sections []string, data bool) {
	return append([]string{name}, makers[name].words...), makers[name].data
}

// Make makes an exhibit in the case's language, whatever that lacks.
func Make(name string, c *model.Case) []document.Block { return makers[name].make(c) }
