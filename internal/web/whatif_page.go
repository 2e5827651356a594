package web

import (
	"bytes"

	"casemaker/internal/address"
	"casemaker/internal/model"
)

// WhatIf writes the part of a page where a reader tries figures of their own; nothing where a case has no cost. Its script is
// fetched when the reader comes near it.
func (t *Theme) WhatIf(out *bytes.Buffer, c *model.Case, page string) error {
	w, err := newWhatIf(c)
	if w == nil || err != nil {
		return err
	}
	w.Script = address.Way(page, "assets/what-if.js")
	part, err := t.execute("what-if", "what-if.html", "what-if of "+c.Area.Slug, w)
	if err != nil {
		return err
	}
	out.Write(part)
	return nil
}
