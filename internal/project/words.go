package project

import (
	"strings"
	"time"
)

// A Theory is the system-level theory of change.
type Theory struct {
	Problems   Named[Statement]
	Factors    Named[Statement]
	Activities Named[Statement]
	Outcomes   Named[Outcome]
	Holders    Named[BudgetHolder]
}

// A Statement is one sentence of a theory of change with its sources.
type Statement struct {
	ID, Text string
	Sources  []string
}

// Terms are the ends of an outcome: seen by the end of the work, after it, or much later in the population.
var Terms = []string{"short", "medium", "long"}

// An Outcome is what changes, when, through which activities, and whose budget it matters to.
type Outcome struct {
	ID, Text, Term, Indicator string
	From                      []string
	MattersTo                 []string
	Sources                   []string
}

// A BudgetHolder is a part of the public purse, with its name in each nation.
type BudgetHolder struct {
	ID     string
	ByName map[string]string // nation to name
}

// A Term is a word of the glossary. Full is the form that an abbreviation stands for.
type Term struct {
	ID, Name, Full, Definition string
	Nations                    []string
	InPapers                   bool // explained at the end of papers
}

// A FundingSource is a pot of money that could pay for some of a team.
type FundingSource struct {
	ID, Name, PaysFor, Decides, Cycle, Conditions string
	Gains                                         string // id of the outcome that its budget would see; optional
	Recurrent                                     string // "yes", "no", "time-limited", or "ask" where no one has said
	Precedent                                     string
	Questions                                     []string
	Sources                                       []string
}

// OwnWords is a place's own text for one section of a document: content/areas/AREA/DOCUMENT/SECTION.md.
type OwnWords struct {
	File     string
	Area     string // slug
	Document string // slug
	Section  string // id of a heading of the document
	After    bool   // follows the section; otherwise it replaces what stands in it
	Text     []byte
}

// A Page is a Markdown file of content/documents, content/toolkit or content/site: its front matter, and its text with the
// front matter blanked out.
type Page struct {
	File      string
	Kind      string // "document", "toolkit" or "site"
	Slug      string // name of the file: "brief", or "brief.cy" for its Welsh version
	Lang      string // id of the language that the file's name states; empty where it states none
	Title     string
	Summary   string
	Order     int
	Group     string   // of a toolkit page: what a reader wants to do, under which it is listed
	Nations   []string // empty means all
	Documents []string // of a toolkit page: the documents that point to it
	Sources   []string
	Numbered  bool // headings carry numbers
	Cover     bool // the PDF has a cover and contents
	AtMost    int  // pages of the PDF; 0 for any number
	Reviewed  time.Time
	ReviewBy  time.Time
	Pages     []string // of a document that is published as several pages: ids of the sections at which another begins
	PagesAt   struct{ Line, Column int }
	Text      []byte
}

// Original is the slug of the page that this is a version of, or its own.
func (p Page) Original() string {
	original, _, _ := strings.Cut(p.Slug, ".")
	return original
}
