package site

import (
	"fmt"
	"sync"

	"casemaker/internal/format"
	"casemaker/internal/model"
	"casemaker/internal/web"
)

// A trial runs the templates on an area of every kind that pages differ for, and reports all that is wrong with them where an
// ordinary page would stop at the first.
type trial struct {
	theme   *web.Theme
	formats []format.Format

	mu   sync.Mutex // one page is tried at a time
	seen map[string]bool
}

// newTrial returns a trial; one that is not wanted tries no area.
func newTrial(s *Site, wanted bool) *trial {
	t := &trial{theme: s.theme.Try(s.problems), seen: map[string]bool{}}
	if wanted {
		for _, f := range s.formats(t.theme) {
			if f.Name == pageFormat {
				t.formats = append(t.formats, f)
			}
		}
	}
	return t
}

// first returns the formats to write an area in if it is the first of its kind, and what is to be called when that is done.
func (t *trial) first(c *model.Case) (formats []format.Format, done func()) {
	kind := fmt.Sprint(c.Area.Nation, c.Area.Kind, c.Area.MadeUp, c.Plan == nil, c.Is(model.TraitTooSmall), c.Is(model.TraitServed), c.Is(model.TraitGap), c.Is(model.TraitNet))
	t.mu.Lock()
	if t.formats == nil || t.seen[kind] {
		t.mu.Unlock()
		return nil, nil
	}
	t.seen[kind] = true
	return t.formats, t.mu.Unlock
}
