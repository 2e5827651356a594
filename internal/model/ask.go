package model

import (
	"regexp"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// An Asked is one ask of the area, with its values filled in.
type Asked struct {
	Ask     project.Ask
	Do      []Part
	To      []string // bodies by name
	By      string   // "by 31 January 2027"; empty where the ask itself says when
	Money   []Part   // empty where the ask itself says what it takes
	Missing []string // values that the area does not have: checking reports them
}

// A Part is words, or a figure in a style, in the order of a sentence.
type Part struct {
	Text   string
	Figure *figure.Figure
	Style  figure.Style
}

// Asks lists what the area's papers ask for, in order and in the case's language.
func (c *Case) Asks() []*Asked {
	var all []*Asked
	for _, a := range c.askList() {
		if a.LeftOut || !c.meets(a.When) {
			continue
		}
		made := &Asked{Ask: a, By: c.askDay(a)}
		made.Do = c.parts(a.Do, &made.Missing)
		made.Money = c.parts(a.Money, &made.Missing)
		for _, to := range a.To {
			if name, ok := c.Text("body." + to); ok {
				to = name
			} else if slices.Contains(project.OwnBodies, to) {
				continue // not every area has such a body
			}
			if !slices.Contains(made.To, to) {
				made.To = append(made.To, to)
			}
		}
		all = append(all, made)
	}
	return all
}

// askList is the project's asks with the area's own in their places; those only the area has come last but for the
// formal ones.
func (c *Case) askList() []project.Ask {
	var all, formal []project.Ask
	keep := func(a project.Ask) {
		if a.Formal {
			formal = append(formal, a)
		} else {
			all = append(all, a)
		}
	}
	for id, a := range c.Project.Asks.All() {
		if own, ok := c.Area.Asks.Get(id); ok {
			a = own
		}
		keep(a)
	}
	for id, a := range c.Area.Asks.All() {
		if _, general := c.Project.Asks.Get(id); !general {
			keep(a)
		}
	}
	return append(all, formal...)
}

// meets reports whether a condition holds for the area.
func (c *Case) meets(when project.Condition) bool {
	no := func(words []string, ok func(string) bool) bool { return slices.ContainsFunc(words, ok) }
	return (len(when.Nations) == 0 || slices.Contains(when.Nations, c.Area.Nation)) &&
		!no(when.Is, func(t string) bool { return !c.Is(t) }) && !no(when.Not, c.Is) &&
		!no(when.Has, func(id string) bool { return !c.Has(id) }) && !no(when.Lacks, c.Has)
}

// AskSums are what is asked for: posts by themselves, and the team with its contingency. It is empty where a service is at
// work or decided on: nothing is asked for then but the difference, which that service's own figures must show.
type AskSums struct {
	Posts                          []AskPost
	Sum, UpTo, Once, WTE, Families *figure.Figure // those of the preferred option
}

// An AskPost is a post asked for by itself, with what it costs a year and the parts of that.
type AskPost struct {
	ID, Role                    string
	Pay, NonPay, Overhead, Cost *figure.Figure
}

func (c *Case) askSums() AskSums {
	if c.Is(TraitGap) {
		return AskSums{}
	}
	var s AskSums
	in := c.Plan.Inputs
	for id, post := range c.Project.AskPosts.All() {
		pay, nonPay := in.Pay.Post(post, post.WTE, in.As).Total, figure.Whole(figure.Multiply(in.Prices.PerWTE, post.WTE))
		overhead, cost := loaded(figure.Add(pay, nonPay), in.Loading.Overhead)
		s.Posts = append(s.Posts, AskPost{id, post.Role, pay, nonPay, overhead, cost})
	}
	if p := c.Preference; p.Cost != nil {
		s.Sum, s.UpTo, s.Once = figure.Add(p.Cost), figure.Add(p.UpTo), figure.Add(p.SetUp)
		s.WTE, s.Families = figure.Add(p.WTE), figure.Add(p.Families)
	}
	return s
}

// askDay says by when an ask is due.
func (c *Case) askDay(a project.Ask) string {
	if !a.Day.IsZero() {
		return c.Language.Say("value.decide_by", "date", c.Language.Dated(a.Day))
	}
	switch a.By {
	case "first":
		return c.Language.Say("value.decide_by", "date", c.said("ask.first"))
	case "budget":
		return c.Language.Say("value.decide_before", "date", c.said("ask.budget"))
	case "decision":
		return c.Language.Say("value.decide_by", "date", c.said("ask.date"))
	}
	return ""
}

// said is a text of the case; empty where there is none.
func (c *Case) said(id string) string {
	words, _ := c.Text(id)
	return words
}

var valueForm = regexp.MustCompile(`\{\{\s*([a-z0-9_.]+)\s*(?:\|\s*([a-z_]+)\s*)?\}\}`)

// parts fills the values of a text. Ids that the area lacks are added to missing.
func (c *Case) parts(text string, missing *[]string) []Part {
	var all []Part
	words := func(s string) {
		if s == "" {
			return
		}
		if n := len(all); n > 0 && all[n-1].Figure == nil {
			all[n-1].Text += s
			return
		}
		all = append(all, Part{Text: s})
	}
	from := 0
	for _, at := range valueForm.FindAllStringSubmatchIndex(text, -1) {
		words(text[from:at[0]])
		from = at[1]
		id, style := text[at[2]:at[3]], figure.Exact
		if at[4] >= 0 {
			style = figure.Style(text[at[4]:at[5]])
		}
		if f, ok := c.Figure(id); ok {
			all = append(all, Part{Figure: f, Style: style})
		} else if said, ok := c.Text(id); ok {
			words(said)
		} else {
			*missing = append(*missing, id)
		}
	}
	words(text[from:])
	return all
}

// Plain is the text of parts without more.
func (c *Case) Plain(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Figure != nil {
			b.WriteString(c.Language.Figure(p.Figure, p.Style))
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}
