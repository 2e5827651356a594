package changes

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Print writes the report for people. Without all, figures that only follow from others are counted, and long lists cut.
func (r *Report) Print(out io.Writer, all bool) error {
	p := &printer{out: out, all: all}
	if r.Empty() {
		p.line("nothing differs")
		return p.err
	}
	p.list("areas that came", r.Came)
	p.list("areas that went", r.Went)
	for _, a := range r.Areas {
		p.area(a)
	}
	if len(r.Words) > 0 {
		p.line("words (numbers stand as #):")
		for i, w := range r.Words {
			if !all && i == shortList {
				p.line("  and %d more passages; --all lists them", len(r.Words)-i)
				break
			}
			p.words(w)
		}
	}
	p.list("files that came", r.Added)
	p.list("files that went", r.Removed)
	return p.err
}

// shortList is how much of a list is printed without --all.
const shortList = 20

// A printer keeps the first error of its writer.
type printer struct {
	out io.Writer
	all bool
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format+"\n", args...)
	}
}

func (p *printer) list(title string, items []string) {
	if len(items) == 0 {
		return
	}
	shown := items
	if !p.all && len(items) > shortList {
		shown = items[:shortList]
	}
	p.line("%s: %s", title, strings.Join(shown, ", "))
	if more := len(items) - len(shown); more > 0 {
		p.line("  and %d more; --all lists them", more)
	}
}

func (p *printer) area(a Area) {
	p.line("%s", a.Name)
	follow := 0
	for _, f := range a.Figures {
		if f.Why == Follows && !p.all && !slices.Contains(headline, f.ID) {
			follow++
			continue
		}
		p.line("  %s", f)
	}
	if follow > 0 {
		p.line("  and %d figures that follow from these; --all lists them", follow)
	}
}

// headline are the figures that a reader asks for first.
var headline = []string{"need.central", "need.reference", "team.wte", "cost.recurrent", "capacity.families", "appraisal.break_even_per_family"}

// String is a changed figure on one line.
func (f Figure) String() string {
	switch f.Why {
	case New:
		return fmt.Sprintf("%s (%s): %s, new", f.Label, f.ID, f.New)
	case Gone:
		return fmt.Sprintf("%s (%s): was %s, gone", f.Label, f.ID, f.Old)
	case Follows:
		return fmt.Sprintf("%s (%s): %s → %s, from %s", f.Label, f.ID, f.Old, f.New, strings.Join(f.From, ", "))
	}
	return fmt.Sprintf("%s (%s): %s → %s, %s", f.Label, f.ID, f.Old, f.New, f.Why)
}

func (p *printer) words(w Words) {
	where := w.Pages[0]
	if n := len(w.Pages); n > 1 {
		where = fmt.Sprintf("%s and %d more pages", where, n-1)
	}
	p.line("  %s", where)
	if w.Old != "" {
		p.line("    - %s", w.Old)
	}
	if w.New != "" {
		p.line("    + %s", w.New)
	}
}

// PrintJSON writes the whole report as JSON.
func (r *Report) PrintJSON(out io.Writer) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}
