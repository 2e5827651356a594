package site

import (
	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/model"
)

func (w *writer) pdf(d *compose.Doc, c *model.Case, wording *document.Wording) ([]byte, error) {
	return nil, nil
}
