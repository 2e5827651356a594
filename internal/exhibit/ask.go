package exhibit

import (
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

// ask lists what the area's papers ask for: the same, in the same words and under the same letters, in every document.
func ask(c *model.Case) []document.Block { return asks(c, false) }

// recommendations are the same with what a committee decides besides, such as who may act for it.
func recommendations(c *model.Case) []document.Block { return asks(c, true) }

func asks(c *model.Case, formal bool) []document.Block {
	list := &document.List{Ordered: true, Letters: true, Start: 1, Tight: true}
	named := map[string]string{} // the letter under which bodies are first named together
	for _, a := range c.Asks() {
		if a.Ask.Formal && !formal {
			continue
		}
		line := append(inlines(c, a.Do), &document.Text{Value: "."})
		if last := asksOf(c, a, string(rune('a'+len(list.Items))), named); len(last) > 0 {
			line = append(line, &document.Text{Value: " "}, &document.Emphasis{Text: append(last, &document.Text{Value: "."})})
		}
		list.Items = append(list.Items, document.Item{Blocks: []document.Block{&document.Paragraph{Text: line}}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{list}
}

// asksOf says of whom an ask is, by when, and what it takes. Bodies that have been named together before are not named again.
func asksOf(c *model.Case, a *model.Asked, letter string, named map[string]string) []document.Inline {
	said := text.UpperFirst(text.Bodies(a.To))
	if first := named[said]; first != "" && len(a.To) > 0 {
		said = c.Language.Say("ask.same", "letter", first)
	} else {
		named[said] = letter
	}
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

// whereToTurn says where a parent here who is struggling can turn.
func whereToTurn(c *model.Case) []document.Block {
	list := &document.List{Tight: true}
	for _, line := range c.Project.Help[c.Area.Nation].Lines {
		list.Items = append(list.Items, document.Item{Blocks: []document.Block{&document.Paragraph{Text: []document.Inline{&document.Text{Value: line}}}}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{list}
}

// whereToTurnInShort says the same in one paragraph, for a sheet with little room.
func whereToTurnInShort(c *model.Case) []document.Block {
	lines := c.Project.Help[c.Area.Nation].Lines
	if len(lines) == 0 {
		return nil
	}
	return []document.Block{&document.Paragraph{Text: []document.Inline{
		&document.Strong{Text: []document.Inline{&document.Text{Value: c.Language.Say("where-to-turn-in-short.head")}}},
		&document.Text{Value: " " + text.LowerFirst(strings.Join(lines, " "))},
	}}}
}

// legalPowers lists the powers and duties of the area's nation.
func legalPowers(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "legal-powers", Caption: say("legal-powers.caption", "nation", c.Nation.Name),
		Columns: []table.Column{
			wide(1.6, say("legal-powers.column.law")),
			column(say("legal-powers.column.who")),
			wide(2.4, say("legal-powers.column.says")),
		},
	}
	for _, l := range c.Project.Law[c.Area.Nation].All() {
		if !c.Concerns(l.Areas) {
			continue
		}
		t.Rows = append(t.Rows, words(c, l.Law, l.Who, l.Says))
		t.Sources = once(append(t.Sources, l.Sources...))
	}
	return one(c, t)
}

// rejectedOptions gives every option that the paper does not ask for a line, with its cost and why not.
func rejectedOptions(c *model.Case) []document.Block {
	list := &document.List{Tight: true}
	for _, a := range c.Options {
		if a == c.Preferred {
			continue
		}
		line := []document.Inline{&document.Strong{Text: []document.Inline{&document.Text{Value: a.Option.Name}}}}
		if a.Plan != nil {
			line = append(line, &document.Text{Value: ", "}, &document.Number{Figure: a.Cost, Text: c.Language.Figure(a.Cost, figure.Thousands)},
				&document.Text{Value: " " + c.Language.Say("rejected-options.yearly")})
		}
		why, ok := c.Project.Rejected.Get(a.Option.ID)
		if !ok {
			why = a.Option.Summary
		}
		line = append(line, &document.Text{Value: ": " + text.LowerFirst(strings.TrimSuffix(why, ".")) + "."})
		list.Items = append(list.Items, document.Item{Blocks: []document.Block{&document.Paragraph{Text: line}}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{list}
}
