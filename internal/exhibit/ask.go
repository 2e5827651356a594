package exhibit

import (
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/text"
)

// ask lists what the area's papers ask for: the same, in the same words and under the same letters, in every document.
func ask(c *model.Case) []document.Block { return asks(c, false) }

// recommendations are the same with what a committee decides besides, such as who may act for it.
func recommendations(c *model.Case) []document.Block { return asks(c, true) }

func asks(c *model.Case, formal bool) []document.Block {
	list := &document.List{Ordered: true, Letters: true, Start: 1}
	for _, a := range c.Asks() {
		if a.Ask.Formal && !formal {
			continue
		}
		text := append(inlines(c, a.Do), &document.Text{Value: "."})
		if last := asksOf(c, a); len(last) > 0 {
			text = append(text, &document.Text{Value: " "}, &document.Emphasis{Text: append(last, &document.Text{Value: "."})})
		}
		list.Items = append(list.Items, document.Item{Blocks: []document.Block{&document.Paragraph{Text: text}}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{list}
}

// asksOf says of whom an ask is, by when, and what it takes.
func asksOf(c *model.Case, a *model.Asked) []document.Inline {
	said := upperFirst(text.Listed(a.To))
	if a.By != "" {
		said += ", " + a.By
	}
	if len(a.Money) > 0 {
		said += "; "
	}
	said = strings.TrimPrefix(said, ", ")
	if said == "" && len(a.Money) == 0 {
		return nil
	}
	return append([]document.Inline{&document.Text{Value: said}}, inlines(c, a.Money)...)
}

// inlines are parts as a line of text shows them.
func inlines(c *model.Case, parts []model.Part) []document.Inline {
	var all []document.Inline
	for _, p := range parts {
		if p.Figure != nil {
			all = append(all, &document.Number{Figure: p.Figure, Text: c.Language.Figure(p.Figure, p.Style)})
			continue
		}
		all = append(all, &document.Text{Value: p.Text})
	}
	return all
}
