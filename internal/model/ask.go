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

// ask works out what the area's papers ask for, when, and for how much.
func (c *Case) ask(m *Model) {
	c.askSums(m)
	for _, a := range c.askList() {
		if a.LeftOut || !c.meets(a.When) {
			continue
		}
		made := &Asked{Ask: a, By: c.askDay(a)}
		made.Do = c.parts(a.Do, &made.Missing)
		made.Money = c.parts(a.Money, &made.Missing)
		for _, to := range a.To {
			if name, ok := c.texts["body."+to]; ok {
				to = name
			}
			if !slices.Contains(made.To, to) {
				made.To = append(made.To, to)
			}
		}
		c.Asks = append(c.Asks, made)
	}
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

// askSums works out what the asks cost: a lead post by itself, and the team asked for with its contingency. Where a service
// is here already nothing is asked for but the difference, which its own figures must show, so there is no sum.
func (c *Case) askSums(m *Model) {
	if c.Plan == nil || c.Is(TraitServed) {
		return
	}
	for id, post := range c.Project.AskPosts.All() {
		cost := m.postCost(c.Plan.Inputs, post, post.WTE)
		pay := figure.Add(cost.Total, figure.Whole(figure.Multiply(c.parameter("price.per_wte"), post.WTE)))
		over := figure.Whole(figure.Multiply(pay, c.Plan.Inputs.Overhead))
		c.add(figure.Add(pay, over).Named("ask."+id, "Asked for: "+lowerFirst(post.Role)+", a year", figure.Pounds))
	}
	plan := c.Plan
	if a := c.Preferred; a != nil && c.Area.Preferred != "" && a.Plan != nil {
		plan = a.Plan
	}
	sum := c.add(figure.Add(plan.Recurrent).Named("ask.sum", "Asked for: cost a year", figure.Pounds))
	if reserve, ok := c.Figure("assumption.contingency"); ok {
		c.add(figure.Add(sum, figure.Whole(figure.Multiply(sum, reserve))).Named("ask.up_to", "Asked for: cost a year with contingency", figure.Pounds))
	}
	c.add(figure.Add(plan.SetUpSum).Named("ask.once", "Asked for: set-up, once", figure.Pounds))
	c.add(figure.Hundredths(plan.WTE).Named("ask.wte", "The team asked for, whole-time equivalents", figure.WTE))
	c.add(figure.Add(plan.Capacity).Named("ask.families", "Families a year that the team asked for can see", figure.Families))
}

// timetable sets the days and years of the asks.
func (c *Case) timetable() {
	t, ok := c.Project.Timetables[c.Area.Nation]
	if !ok {
		return
	}
	d := t.Days(c.Project.Settings.Date, c.Project.Settings.DecideBy)
	c.texts["ask.first"] = c.Language.Dated(d.First)
	c.texts["ask.date"] = c.Language.Dated(d.Decide)
	if own, ok := c.Area.Asks.Get("team"); ok && !own.Day.IsZero() {
		d = t.Days(c.Project.Settings.Date, own.Day)
		c.texts["ask.date"] = c.Language.Dated(own.Day)
	}
	c.texts["ask.year"] = project.FinancialYear(d.Year)
	c.texts["ask.full_year"] = project.FinancialYear(d.Year + 2)
	if d.LeadYear < d.Year {
		c.texts["ask.lead_year"] = project.FinancialYear(d.LeadYear)
		c.texts["ask.budget"] = c.Language.Dated(d.Budget)
	}
	c.texts["ask.why"] = t.Why
	c.texts["project.decide_by"] = c.Language.Say("by %s", c.texts["ask.date"])
	to := []string{c.texts["body.health"]}
	if partner := c.texts["body.partner"]; partner != to[0] {
		to = append(to, partner)
	}
	c.texts["ask.to"] = Listed(to)
}

// askDay says by when an ask is due.
func (c *Case) askDay(a project.Ask) string {
	if !a.Day.IsZero() {
		return c.Language.Say("by %s", c.Language.Dated(a.Day))
	}
	switch a.By {
	case "first":
		return c.Language.Say("by %s", c.texts["ask.first"])
	case "budget":
		return c.Language.Say("before %s", c.texts["ask.budget"])
	case "decision":
		return c.Language.Say("by %s", c.texts["ask.date"])
	}
	return ""
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
		} else if said, ok := c.texts[id]; ok {
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
