package web

import (
	"bytes"
	"fmt"

	"casemaker/internal/model"
)

// WhatIf writes the part of a page where a reader tries figures of their own; nothing where a case has no cost.
func (t *Theme) WhatIf(out *bytes.Buffer, c *model.Case) error {
	w, err := newWhatIf(c)
	if w == nil || err != nil {
		return err
	}
	out.WriteString(pageOnly)
	if err := t.frames["what-if"].Execute(out, w); err != nil {
		return fmt.Errorf("writing the what-if of %s: %w", c.Area.Slug, err)
	}
	out.WriteString(pageOnlyEnd)
	return nil
}
