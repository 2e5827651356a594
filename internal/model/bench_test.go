package model_test

import (
	"testing"

	"casemaker/internal/model"
)

// BenchmarkCase works out one area with all its figures.
func BenchmarkCase(b *testing.B) {
	p := caseOf(b, "exampleshire").Project
	m := model.Prepare(p)
	a := p.AreaBySlug["leeds"]
	b.ReportAllocs()
	for b.Loop() {
		m.Case(a).Figures()
	}
}

// BenchmarkCaseWithoutRoutes works out one area of which no one asks for the routes.
func BenchmarkCaseWithoutRoutes(b *testing.B) {
	p := caseOf(b, "exampleshire").Project
	m := model.Prepare(p)
	a := p.AreaBySlug["leeds"]
	b.ReportAllocs()
	for b.Loop() {
		m.Case(a)
	}
}
