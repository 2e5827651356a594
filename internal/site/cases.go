package site

import (
	"context"

	"casemaker/internal/model"
	"casemaker/internal/place"
)

// work makes the case of every area, and reports what keeps one from being made.
func (s *Site) work(problems *place.List) {
	for _, id := range model.Lacking(s.Project) {
		problems.Errorf(place.Position{File: "data/model.toml"}, "add the table ["+id+"], as the built-in file has it", "the parameter %q is missing", id)
	}
	if problems.Failed() {
		return
	}
	s.Cases = make([]*model.Case, len(s.Project.Areas))
	faults := make([]error, len(s.Project.Areas))
	err := each(context.Background(), 0, len(s.Project.Areas), func(i int) error {
		faults[i] = guarded(func(int) error {
			s.Cases[i] = s.Model.Case(s.Project.Areas[i])
			return nil
		}, i)
		return nil
	})
	if err != nil {
		problems.Add(place.Problem{Position: place.Position{File: "data"}, Message: err.Error()})
	}
	for i, fault := range faults {
		if fault != nil {
			at := place.Position{File: s.Project.Areas[i].File, Line: 1, Column: 1}
			problems.Add(place.Problem{Position: at, Message: fault.Error(), Remedy: "until it is mended, leave out what this file has and others have not"})
		}
	}
}
