package exhibit

import (
	"fmt"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// localProfile sets what is published of the area beside the councils most like it, its region and its nation. It says of
// nothing whether it is better or worse: that would need confidence intervals, which few of these measures have.
func localProfile(c *model.Case) []document.Block {
	if len(c.Members) > 0 {
		return one(profileByMember(c))
	}
	return one(profileTable(c))
}

func profileTable(c *model.Case) *table.Table {
	t := &table.Table{ID: "local-profile", Caption: "What is published about families in " + place(c)}
	t.Columns = append([]table.Column{{Heading: "Measure", Weight: 2.5}}, numbers("Here")...)
	similar, region := profileHas(c, func(s *model.Shown) bool { return s.Similar != nil }), profileHas(c, func(s *model.Shown) bool { return s.Region != nil })
	if similar {
		t.Columns = append(t.Columns, table.Column{Heading: "Most like it", Weight: 1.2})
	}
	if region {
		t.Columns = append(t.Columns, table.Column{Heading: c.Area.Region, Weight: 1.2})
	}
	t.Columns = append(t.Columns, table.Column{Heading: c.Nation.Name, Number: true}, table.Column{Heading: "Last four periods", Weight: 1.5})
	for _, s := range c.Profile {
		if s.Measure.Group != "profile" {
			continue
		}
		row := table.Row{Cells: []table.Cell{measureCell(s), table.Of(s.Here)}}
		if similar {
			row.Cells = append(row.Cells, spreadCell(s.Similar))
		}
		if region {
			row.Cells = append(row.Cells, spreadCell(s.Region))
		}
		row.Cells = append(row.Cells, cellOf(s.Nation, "not published"), trendCell(s))
		t.Rows = append(t.Rows, row)
		t.Sources = append(t.Sources, s.Here.Source)
		if s.Count != nil {
			t.Sources = append(t.Sources, s.Count.Source)
		}
	}
	t.Sources = once(t.Sources)
	t.Notes = profileNotes(c, similar, region)
	return t
}

// profileHas reports whether any measure of the profile has something.
func profileHas(c *model.Case, has func(*model.Shown) bool) bool {
	for _, s := range c.Profile {
		if s.Measure.Group == "profile" && has(s) {
			return true
		}
	}
	return false
}

// measureCell names a measure with its period and the number behind its rate.
func measureCell(s *model.Shown) table.Cell {
	when := upperFirst(s.Here.Period)
	if s.Count != nil {
		when += ": " + s.Count.Text(figure.Exact) + " " + lower(s.Count.Label)
	}
	return table.List(s.Measure.Label, when)
}

// spreadCell is how a measure runs over a number of councils: the middle, with the lowest and the highest.
func spreadCell(s *model.Spread) table.Cell {
	if s == nil {
		return table.Text("too few publish it")
	}
	return table.Text(fmt.Sprintf("%s (%s to %s)", s.Middle.Text(figure.Exact), s.Least.Text(figure.Exact), s.Most.Text(figure.Exact)))
}

// trendCell lists the last four periods, oldest first.
func trendCell(s *model.Shown) table.Cell {
	if s.Trend == nil {
		return table.Text("fewer than four published")
	}
	var values []string
	for _, f := range s.Trend {
		values = append(values, f.Text(figure.Exact))
	}
	return table.Text(strings.Join(values, ", "))
}

func profileNotes(c *model.Case, similar, region bool) []string {
	var notes []string
	if similar {
		notes = append(notes, "Most like it: the middle of the councils of "+c.Nation.Name+" among the ten that the Office for National Statistics finds most like "+place(c)+", on all its measures, with the lowest and the highest of them.")
	}
	if region {
		notes = append(notes, c.Area.Region+": the middle of its councils, with the lowest and the highest.")
	}
	notes = append(notes, "A difference from another place can be chance, or another way of counting: nothing here says that a place does better or worse. Small numbers are left out.")
	for _, s := range c.Profile {
		if by, _ := s.Measure.By.Get(c.Area.Nation); by.Note != "" && s.Measure.Group == "profile" {
			notes = append(notes, s.Measure.Label+": "+by.Note)
		}
	}
	return notes
}

// profileByMember is the profile of a pooled area: its councils side by side, for rates cannot be added up.
func profileByMember(c *model.Case) *table.Table {
	t := &table.Table{ID: "local-profile", Caption: "What is published about families in the councils of " + place(c),
		Columns: []table.Column{{Heading: "Council", Weight: 2}},
		Notes:   []string{"Rates of several councils cannot be added up, so each stands by itself. A difference can be chance, or another way of counting: nothing here says that a place does better or worse. Small numbers are left out."},
	}
	shown := map[string]bool{}
	for _, m := range c.MemberProfiles() {
		for _, s := range m.Shown {
			shown[s.Measure.ID] = shown[s.Measure.ID] || s.Measure.Group == "profile"
		}
	}
	var ids []string
	for id, measure := range c.Project.Profile.All() {
		if shown[id] && len(ids) < mostMeasures {
			ids = append(ids, id)
			t.Columns = append(t.Columns, table.Column{Heading: measure.Label, Number: true, Weight: 1})
		}
	}
	for _, m := range c.MemberProfiles() {
		row := table.Row{Cells: []table.Cell{table.Text(m.Area.Name)}}
		for _, id := range ids {
			row.Cells = append(row.Cells, cellOf(m.Here(id), "–"))
			if f := m.Here(id); f != nil {
				t.Sources = append(t.Sources, f.Source)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	t.Sources = once(t.Sources)
	return t
}

// mostMeasures is how many measures a table of councils side by side has room for.
const mostMeasures = 6

// chartProfile sets each measure against the nation's own value: bars run from that value to the area's.
func chartProfile(c *model.Case) []document.Block {
	whole := figure.Constant(1).WithUnit(figure.Share)
	ch := &chart.Chart{
		ID: "chart-profile", Kind: chart.Tornado, Style: figure.Percent, Central: whole,
		Title:    upperFirst(place(c)) + " beside " + c.Nation.Name,
		Subtitle: "Each measure as a share of " + c.Nation.Name + "’s own value, which is 100%, latest period",
		Label:    "Measure", Measure: "Here and " + c.Nation.Name,
		Note: "A bar to the right is a higher value than " + c.Nation.Name + "’s, to the left a lower one; neither is better or worse by itself.",
	}
	for _, s := range c.Profile {
		if s.Measure.Group != "profile" || s.Nation == nil || s.Nation.Value == 0 || s.Here.Value == 0 {
			continue
		}
		ratio := figure.Divide(s.Here, s.Nation).WithUnit(figure.Share)
		ch.Marks = append(ch.Marks, chart.Mark{Label: s.Measure.Label, Low: whole, High: ratio,
			Text: s.Here.Text(figure.Exact) + " · " + c.Nation.Name + " " + s.Nation.Text(figure.Exact)})
		ch.Sources = append(ch.Sources, s.Here.Source)
	}
	ch.Sources = once(ch.Sources)
	return drawn(ch)
}

// spentNow is what is spent on children here already. It is no promise that a team would save any of it.
func spentNow(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "spent-now", Caption: "What is spent on children now, " + place(c),
		Columns: []table.Column{{Heading: "What", Weight: 2.5}, {Heading: "Year", Weight: 1.2}, {Heading: "Here", Number: true}, {Heading: c.Nation.Name, Number: true}},
		Notes:   []string{"Context only: no part of it is counted as a saving. Unit costs are the council’s own returns, approximate and not alike from one council to the next."},
	}
	for _, s := range c.Profile {
		if s.Measure.Group != "spent" {
			continue
		}
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(s.Measure.Label), table.Text(s.Here.Period), table.Of(s.Here), cellOf(s.Nation, "not published")}})
		t.Sources = append(t.Sources, s.Here.Source)
	}
	t.Sources = once(t.Sources)
	return one(t)
}
