package load

import (
	"fmt"
	"strings"

	"casemaker/internal/place"
)

// fresh warns a publisher of what was to be looked at by the date of the documents, each kind in one message: sources that
// name no page, sources whose publisher has brought out newer figures since, and parameters whose review is due.
func (l *loader) fresh() {
	var pageless []string
	var first place.Position
	for id, s := range l.project.Sources.All() {
		if s.URL == "" && s.Where == "" && s.Publisher != ownPublisher {
			if len(pageless) == 0 {
				first = place.Position{File: s.File, Line: s.Line, Column: min(s.Line, 1)}
			}
			pageless = append(pageless, id)
		}
		if due := s.Next; !due.IsZero() && due.Before(l.project.Settings.Date) {
			if n := l.from(id); n > 0 {
				at := place.Position{File: s.File, Line: s.Line, Column: min(s.Line, 1)}
				l.problems.Warnf(at, "bring the new figures in, then move next_release", "the publisher’s next release of %q was due on %s, and %d of the areas still have figures from this one", id, due.Format("2 January 2006"), n)
			}
		}
	}
	if n := len(pageless); n > 0 {
		more := ""
		if n > 8 {
			pageless, more = pageless[:8], fmt.Sprintf(" and %d more", n-8)
		}
		l.problems.Warnf(first, `add where each can be read: url = "https://…", or in words: where = "…"`, "sources without a page: %s%s", strings.Join(pageless, ", "), more)
	}
	if review := l.project.Settings.NextReview; !review.IsZero() && review.Before(l.project.Settings.Date) {
		l.problems.Warnf(place.Position{File: "data/project.toml"}, "review the site, then move next_review", "the site was to be reviewed by %s", review.Format("2 January 2006"))
	}
	l.reviews()
}

// ownPublisher is that of sources which are this program's own assumptions: there is no page to name.
const ownPublisher = "This paper"

// reviews warns of parameters whose review is due.
func (l *loader) reviews() {
	var due []string
	for _, id := range l.project.Parameters.IDs {
		if r := l.project.Logged[id].Review; !r.IsZero() && r.Before(l.project.Settings.Date) {
			due = append(due, id)
		}
	}
	if len(due) > 0 {
		l.problems.Warnf(place.Position{File: "data/model.toml"}, "look at each again, then move its review", "the review of %d parameters is due: %s", len(due), strings.Join(due[:min(8, len(due))], ", "))
	}
}

// from counts the areas that have figures from a source.
func (l *loader) from(source string) int {
	n := 0
	for _, a := range l.project.Areas {
		for _, g := range a.Figures.All() {
			if g.Source == source || g.SeriesSource == source {
				n++
				break
			}
		}
	}
	return n
}
