package changes

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// A published is an area's figures.json, as far as it is needed, with the workings that it shares with other areas. Files of
// earlier versions have all workings in them.
type published struct {
	Area     struct{ Slug, Name string }
	Workings string // the way to the shared workings
	Figures  []publishedFigure

	steps  map[string]json.RawMessage // parts of workings that others share, which are no figures
	shapes map[string]string          // of steps
}

type publishedFigure struct {
	ID, Label, Display, Period, Source string
	Value                              json.Number
	Working                            json.RawMessage
}

// workedOut reports whether a figure is not given. One that has neither source nor working has its working in a file that is not
// at hand.
func (f publishedFigure) workedOut() bool { return len(f.Working) > 0 || f.Source == "" }

// read reads a figures.json and the shared workings that it names.
func read(data []byte, beside func(way string) ([]byte, error)) (*published, error) {
	p := &published{steps: map[string]json.RawMessage{}, shapes: map[string]string{}}
	if err := json.Unmarshal(data, p); err != nil {
		return nil, err
	}
	var shared struct{ Workings map[string]json.RawMessage }
	if p.Workings != "" {
		data, err := beside(p.Workings)
		if err == nil {
			err = json.Unmarshal(data, &shared)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("reading the workings %s: %w", p.Workings, err)
		}
	}
	for id, working := range shared.Workings {
		if isStep(id) {
			p.steps[id] = working
		}
	}
	var figures []publishedFigure
	for _, f := range p.Figures {
		if isStep(f.ID) {
			p.steps[f.ID] = f.Working
			continue
		}
		if f.Source == "" && len(f.Working) == 0 {
			f.Working = shared.Workings[f.ID]
		}
		figures = append(figures, f)
	}
	p.Figures = figures
	return p, nil
}

// isStep reports whether an id is that of a part of workings, which is numbered anew whenever they change.
func isStep(id string) bool {
	return strings.HasPrefix(id, "step.") || strings.HasPrefix(id, "shared.")
}

// shape stands for how a figure is worked out, but for constants: what is left over when shares are split to whole pounds differs
// from year to year, and is no other formula. Steps count as what they are, whatever their numbers.
func (p *published) shape(f publishedFigure) string {
	var working any
	if json.Unmarshal(f.Working, &working) != nil {
		return string(f.Working)
	}
	return p.shapeOf(working)
}

// shapeOf is the shape of a part of a working: an id, a constant or an operation.
func (p *published) shapeOf(node any) string {
	if id, ok := node.(string); ok {
		working, ok := p.steps[id]
		if !ok {
			return id
		}
		shape, known := p.shapes[id]
		if !known {
			p.shapes[id] = id // should a step name itself
			shape = p.shape(publishedFigure{Working: working})
			p.shapes[id] = shape
		}
		return shape
	}
	step, _ := node.(map[string]any)
	if _, constant := step["value"]; constant {
		return "constant"
	}
	arguments, _ := step["arguments"].([]any)
	h := sha256.New()
	fmt.Fprint(h, step["operation"])
	for _, a := range arguments {
		fmt.Fprint(h, " ", p.shapeOf(a))
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// causes are the given figures below a working that changed, sorted.
func (p *published) causes(f publishedFigure, now map[string]publishedFigure, changed map[string]bool) []string {
	found, seen := map[string]bool{}, map[string]bool{}
	var follow func(working json.RawMessage)
	follow = func(working json.RawMessage) {
		for _, id := range operands(working) {
			step, isStep := p.steps[id]
			if seen[id] || !isStep && !changed[id] {
				continue
			}
			seen[id] = true
			switch below := now[id]; {
			case isStep:
				follow(step)
			case !below.workedOut():
				found[id] = true
			default:
				follow(below.Working)
			}
		}
	}
	follow(f.Working)
	return slices.Sorted(maps.Keys(found))
}

// operands are the ids of figures that a working names.
func operands(working json.RawMessage) []string {
	var ids []string
	var visit func(raw json.RawMessage)
	visit = func(raw json.RawMessage) {
		var id string
		if json.Unmarshal(raw, &id) == nil {
			ids = append(ids, id)
			return
		}
		var step struct{ Arguments []json.RawMessage }
		if json.Unmarshal(raw, &step) == nil {
			for _, a := range step.Arguments {
				visit(a)
			}
		}
	}
	visit(working)
	return ids
}
