package web

import (
	"bytes"

	"casemaker/internal/model"
)

// WhatIf writes the part of a page where a reader tries figures of their own; nothing where a case has no cost.
func (t *Theme) WhatIf(out *bytes.Buffer, c *model.Case) error {
	w, err := newWhatIf(c)
	if w == nil || err != nil {
		return err
	}
	part, err := t.execute("what-if", "what-if.html", "what-if of "+c.Area.Slug, w)
	if err != nil {
		return err
	}
	out.Write(part)
	return nil
}
