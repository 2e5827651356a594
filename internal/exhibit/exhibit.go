// Package exhibit builds what documents show besides words: tables, charts and key figures, each from an area's
// case. An exhibit has a name, by which a document calls for it:
//
//	::: staffing-costs
//	:::
//
// Its words stand below that name in data/language. An exhibit returns nothing where the area has nothing for it, and the page
// closes over the place.
package exhibit

import (
	"slices"

	"casemaker/internal/document"
	"casemaker/internal/language"
	"casemaker/internal/model"
)

// The exhibits that need to know what else the document has shown; [casemaker/internal/content] makes them.
const (
	References  = "references"
	ShortList   = "short-references" // the same in a line each, for paper
	FigureNotes = "figure-notes"
)

// NotesTable is the id of the table of the notes on figures. Each document has its own; as a file it is figures.csv.
const NotesTable = "figures"

// WhatIf is where a reader of a page tries figures of their own. It is nothing in other formats.
const WhatIf = "what-if"

// A maker makes an exhibit.
type maker struct {
	make  func(*model.Case) []document.Block
	words []string // sections of the files of a language that it speaks from, besides that of its own name
	data  bool     // it shows words of data files too, which are in the project's language
}

// makers are the exhibits by name. The map is never changed.
var makers = map[string]maker{
	"ask":                       {make: ask, data: true},
	"recommendations":           {make: recommendations, words: []string{"ask"}, data: true},
	"where-to-turn":             {make: whereToTurn, data: true},
	"where-to-turn-in-short":    {make: whereToTurnInShort, data: true},
	"legal-powers":              {make: legalPowers, data: true},
	"rejected-options":          {make: rejectedOptions, data: true},
	"document-control":          {make: documentControl, data: true},
	"key-figures":               {make: keyFigures, words: []string{"method"}},
	"need-estimate":             {make: needEstimate},
	"risk-groups":               {make: riskGroups, data: true},
	"births-trend":              {make: birthsTrend},
	"staffing":                  {make: staffing, data: true},
	"staffing-costs":            {make: staffingCosts, data: true},
	"non-pay-costs":             {make: nonPayCosts, data: true},
	"cost-summary":              {make: costSummary, data: true},
	"theory-of-change":          {make: theoryOfChange, data: true},
	"outcomes-by-budget-holder": {make: outcomesByBudgetHolder, data: true},
	"funding-options":           {make: fundingOptions, data: true},
	"who-pays-and-gains":        {make: paysFor, data: true},
	"other-funding":             {make: otherFunding, data: true},
	"not-known":                 {make: notKnown, data: true},
	"current-provision":         {make: currentProvision, data: true},
	"long-list":                 {make: longList, data: true},
	"options":                   {make: options, data: true},
	"preferred-option":          {make: preferred, data: true},
	"success-factors":           {make: successFactors, data: true},
	"costs-by-year":             {make: costsByYear, data: true},
	"break-even":                {make: breakEven},
	"switching-values":          {make: switchingValues},
	"sensitivity":               {make: sensitivity, data: true},
	"pay-views":                 {make: payViews, data: true},
	"funding-mix":               {make: fundingMix, data: true},
	"benefits":                  {make: benefitLines, data: true},
	"pays-and-gains":            {make: paysAndGains, data: true},
	"objectives":                {make: objectives, data: true},
	"risks":                     {make: risks, data: true},
	"milestones":                {make: milestones, data: true},
	"indicators":                {make: indicators, data: true},
	"equality":                  {make: equality, data: true},
	"evidence":                  {make: evidence, data: true},
	"evidence-summary":          {make: evidenceSummary, data: true},
	"incremental-routes":        {make: routes, data: true},
	"assumptions":               {make: assumptions, data: true},
	"chart-need":                {make: chartNeed, words: []string{"need-estimate"}},
	"chart-hundred":             {make: chartHundred, words: []string{"need-estimate"}},
	"picture-hundred":           {make: pictureHundred, words: []string{"chart-hundred", "need-estimate"}},
	"chart-coverage":            {make: chartCoverage, data: true},
	"chart-break-even":          {make: chartBreakEven, words: []string{"break-even"}},
	"chart-theory-of-change":    {make: chartTheory, data: true},
	"chart-costs":               {make: chartCosts, words: []string{"years"}},
	"chart-sensitivity":         {make: chartSensitivity, words: []string{"sensitivity", "every-chart"}},
	"chart-milestones":          {make: chartMilestones, data: true},
	"chart-births":              {make: chartBirths},
	"chart-staffing":            {make: chartStaffing, data: true},
	"chart-team-cost":           {make: chartTeamCost, data: true},
	"chart-funding":             {make: chartFunding, data: true},
	"glossary":                  {make: glossary, data: true},
	"key-terms":                 {make: keyTerms, data: true},
	"quotes":                    {make: quotes, data: true},
	"worked-example":            {make: workedExample, data: true},
	"local-profile":             {make: localProfile, data: true},
	"chart-beside":              {make: chartBeside, data: true},
	"chart-profile":             {make: chartProfile, data: true},
	"spent-now":                 {make: spentNow, data: true},
	"similar-places":            {make: similarPlaces, data: true},
	"areas-here":                {make: areasHere, data: true},
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

// Build makes an exhibit for an area: in the case's language if that has all its words, or else in English and marked so.
// Checking has made sure that the name is known.
func Build(name string, c *model.Case) []document.Block {
	m, ok := makers[name]
	if !ok {
		panic("exhibit: there is no exhibit " + name)
	}
	sections := append([]string{name, "figure"}, m.words...)
	if l := c.Language; l.English() || l.Whole(sections...) && (!m.data || l.ID == c.Project.Settings.Language) {
		return m.make(c)
	}
	return InEnglish(m.make(c.With(c.In(c.Language.Base()))), c.Language)
}

// InEnglish marks blocks that a document in another language shows in English.
func InEnglish(blocks []document.Block, l *language.Language) []document.Block {
	if len(blocks) == 0 || l.English() {
		return blocks
	}
	return []document.Block{&document.LangBlock{Lang: l.Base().Lang(), Blocks: blocks}}
}
