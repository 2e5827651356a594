// Package exhibit builds what documents show besides words: tables, charts and key figures, each from an area's
// case. An exhibit has a name, by which a document calls for it:
//
//	::: staffing-costs
//	:::
//
// An exhibit returns nothing where the area has nothing for it, and the page closes over the place.
package exhibit

import (
	"slices"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// The exhibits that need to know what else the document has shown; [casemaker/internal/compose] makes them.
const (
	References  = "references"
	ShortList   = "short-references" // the same in a line each, for paper
	FigureNotes = "figure-notes"
)

// NotesTable is the id of the table of the notes on figures. Each document has its own; as a file it is figures.csv.
const NotesTable = "figures"

// WhatIf is where a reader of a page tries figures of their own. It is nothing in other formats.
const WhatIf = "what-if"

// makers are the exhibits by name. The map is never changed.
var makers = map[string]func(*model.Case) []document.Block{
	"ask":                       ask,
	"recommendations":           recommendations,
	"where-to-turn":             whereToTurn,
	"where-to-turn-in-short":    whereToTurnInShort,
	"legal-powers":              legalPowers,
	"rejected-options":          rejectedOptions,
	"document-control":          documentControl,
	"key-figures":               keyFigures,
	"need-estimate":             needEstimate,
	"risk-groups":               riskGroups,
	"births-trend":              birthsTrend,
	"staffing":                  staffing,
	"staffing-costs":            staffingCosts,
	"non-pay-costs":             nonPayCosts,
	"cost-summary":              costSummary,
	"theory-of-change":          theoryOfChange,
	"outcomes-by-budget-holder": outcomesByBudgetHolder,
	"funding-options":           fundingOptions,
	"who-pays-and-gains":        paysFor,
	"other-funding":             otherFunding,
	"not-known":                 notKnown,
	"current-provision":         currentProvision,
	"long-list":                 longList,
	"options":                   options,
	"preferred-option":          preferred,
	"success-factors":           successFactors,
	"costs-by-year":             costsByYear,
	"break-even":                breakEven,
	"switching-values":          switchingValues,
	"sensitivity":               sensitivity,
	"pay-views":                 payViews,
	"funding-mix":               fundingMix,
	"benefits":                  benefitLines,
	"pays-and-gains":            paysAndGains,
	"objectives":                objectives,
	"risks":                     risks,
	"milestones":                milestones,
	"indicators":                indicators,
	"equality":                  equality,
	"evidence":                  evidence,
	"evidence-summary":          evidenceSummary,
	"incremental-routes":        routes,
	"assumptions":               assumptions,
	"chart-need":                chartNeed,
	"chart-hundred":             chartHundred,
	"picture-hundred":           pictureHundred,
	"chart-coverage":            chartCoverage,
	"chart-break-even":          chartBreakEven,
	"chart-theory-of-change":    chartTheory,
	"chart-costs":               chartCosts,
	"chart-sensitivity":         chartSensitivity,
	"chart-milestones":          chartMilestones,
	"chart-births":              chartBirths,
	"chart-staffing":            chartStaffing,
	"chart-team-cost":           chartTeamCost,
	"chart-funding":             chartFunding,
	"glossary":                  glossary,
	"key-terms":                 keyTerms,
	"quotes":                    quotes,
	"worked-example":            workedExample,
	"local-profile":             localProfile,
	"chart-profile":             chartProfile,
	"spent-now":                 spentNow,
	"similar-places":            similarPlaces,
	"areas-here":                areasHere,
}

// Names lists the exhibits that a document may call for.
func Names() []string {
	names := []string{References, ShortList, FigureNotes, WhatIf}
	for name := range makers {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// spoken are the exhibits that take every word from the files of a language, with the sections that they take them from.
var spoken = map[string][]string{
	"key-figures":  {"key-figures", "method"},
	"births-trend": {"births-trend", "every-table"},
}

// Build makes an exhibit for an area: in the case's language if that has all its words, or else in English and marked so.
// Checking has made sure that the name is known.
func Build(name string, c *model.Case) []document.Block {
	maker, ok := makers[name]
	if !ok {
		panic("exhibit: there is no exhibit " + name)
	}
	if c.Language.English() {
		return maker(c)
	}
	if sections, ok := spoken[name]; ok && c.Language.Whole(sections...) {
		return written(maker(c), c.Language)
	}
	return InEnglish(maker(c.With(c.In(c.Language.Base()))), c.Language)
}

// InEnglish marks blocks that a document in another language shows in English.
func InEnglish(blocks []document.Block, l *language.Language) []document.Block {
	if len(blocks) == 0 || l.English() {
		return blocks
	}
	return []document.Block{&document.Foreign{Lang: l.Base().Lang(), Blocks: blocks}}
}

// written puts into a language what tables get after they are made: how their figures are written, and the note on
// assumptions.
func written(blocks []document.Block, l *language.Language) []document.Block {
	for _, b := range blocks {
		if t, ok := b.(*document.Table); ok {
			for i, note := range t.Notes {
				if note == assumedNote {
					t.Notes[i] = l.Say("every-table.assumed")
				}
			}
			for _, row := range t.Rows {
				for i, cell := range row.Cells {
					if cell.Figure != nil {
						row.Cells[i].Text = l.Figure(cell.Figure, cell.Style)
					}
				}
			}
		}
	}
	return blocks
}

// one wraps a table as an exhibit; a table without rows is nothing to show.
func one(t *table.Table) []document.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	if restsOnAssumptions(t) && !slices.Contains(t.Notes, assumedNote) {
		t.Notes = append(t.Notes, assumedNote)
	}
	return []document.Block{&document.Table{Table: t}}
}

// restsOnAssumptions reports whether any figure of a table does.
func restsOnAssumptions(t *table.Table) bool {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if cell.Figure != nil && cell.Figure.Assumption() {
				return true
			}
		}
	}
	return false
}

// place is the area as captions name it.
func place(c *model.Case) string {
	name, _ := c.Text("area.name")
	return name
}

// priceNote says which prices a table is in, and whether its pay is borrowed or leaves out a supplement.
func priceNotes(c *model.Case) []string {
	notes := []string{"Prices of " + c.Pay.PriceYear + "."}
	if c.Is(model.TraitBorrowed) && c.Nation.PayNote != "" {
		notes = append(notes, c.Nation.PayNote)
	}
	if c.Area.ZoneNote != "" {
		notes = append(notes, c.Area.ZoneNote)
	}
	if c.Is(model.TraitUnzoned) {
		notes = append(notes, "No London pay supplement is included: the pay zone of this borough is not set. It would raise NHS salaries by 5% to 20%.")
	}
	return notes
}

// assumedNote is said below a table that rests on assumptions.
const assumedNote = "Figures here rest on assumptions, which local figures should replace."

// sourcesOf lists the sources that figures stand on, each once, in order.
func sourcesOf(figures ...*figure.Figure) []string {
	var ids []string
	for _, f := range model.Reachable(figures) {
		if f.Source != "" && !slices.Contains(ids, f.Source) {
			ids = append(ids, f.Source)
		}
	}
	return ids
}

// figures gathers the figures of a case by id, leaving out those that it lacks.
func figures(c *model.Case, ids ...string) []*figure.Figure {
	var all []*figure.Figure
	for _, id := range ids {
		if f, ok := c.Figure(id); ok {
			all = append(all, f)
		}
	}
	return all
}

// upperFirst gives words a capital letter; they are plain ASCII at the start.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
