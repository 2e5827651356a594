package exhibit

import (
	"casemaker/internal/document"
	"casemaker/internal/model"
)

// Speaks says which sections an exhibit speaks from, and whether it shows words of data files. ok is false for one that is made of
// what a document has shown.
func Speaks(name string) (sections []string, data, ok bool) {
	m, ok := makers[name]
	return append([]string{name}, m.words...), m.data, ok
}

// Make makes an exhibit in the case's language, whatever that lacks.
func Make(name string, c *model.Case) []document.Block { return makers[name].make(c) }
