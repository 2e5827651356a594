package web

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"casemaker/internal/place"
)

// A trial runs templates to find what is wrong in them, all of it: every name that they use is looked up, in the branches that
// no page takes too, and each is run on the pages that are made while it lasts. Nothing is written.
type trial struct {
	problems *place.List
	looked   map[lookedUp]bool
	failed   map[*template.Template]bool // those that did not come to their end once
}

// lookedUp is a template with the type of what it is given.
type lookedUp struct {
	template string
	frame    *template.Template
	dot      reflect.Type
}

// Try returns a theme that reports what is wrong with its templates instead of stopping at the first.
func (t *Theme) Try(problems *place.List) *Theme {
	made := *t
	made.trial = &trial{problems: problems, looked: map[lookedUp]bool{}, failed: map[*template.Template]bool{}}
	return &made
}

// run looks a template's names up, and executes it. One that has failed is not run again: it would only find the first of
// its faults once more.
func (t *trial) run(frame *template.Template, name string, data any, execute func() error) {
	before := t.problems.Len()
	t.template(frame, name, typed{reflect.TypeOf(data), pages(data)})
	t.failed[frame] = t.failed[frame] || t.problems.Len() > before
	if t.failed[frame] {
		return
	}
	if err := execute(); err != nil {
		t.problems.Add(templateProblem(err))
		t.failed[frame] = true
	}
}

// A typed is the type of a value in a template; nil where it shows only when the template runs. Page is that of .Page, whose
// type differs from page to page.
type typed struct {
	of   reflect.Type
	page reflect.Type
}

// pages is the type of a view's own part.
func pages(data any) reflect.Type {
	if v, ok := data.(view); ok && v.Page != nil {
		return reflect.TypeOf(v.Page)
	}
	return nil
}

// A scope is where in a template a name is looked up.
type scope struct {
	*trial
	frame *template.Template
	tree  *parse.Tree
	page  reflect.Type
	names map[string]reflect.Type // variables
}

func (t *trial) template(frame *template.Template, name string, dot typed) {
	found := frame.Lookup(name)
	if found == nil || found.Tree == nil {
		return
	}
	key := lookedUp{name, frame, dot.of}
	if dot.page != nil {
		key.template += " " + dot.page.String()
	}
	if t.looked[key] {
		return
	}
	t.looked[key] = true
	s := &scope{trial: t, frame: frame, tree: found.Tree, page: dot.page, names: map[string]reflect.Type{"$": dot.of}}
	s.list(found.Tree.Root, dot.of)
}

func (s *scope) list(list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			s.pipe(n.Pipe, dot)
		case *parse.IfNode:
			s.pipe(n.Pipe, dot)
			s.list(n.List, dot)
			s.list(n.ElseList, dot)
		case *parse.WithNode:
			s.list(n.List, s.pipe(n.Pipe, dot))
			s.list(n.ElseList, dot)
		case *parse.RangeNode:
			s.loop(n, dot)
		case *parse.TemplateNode:
			s.call(n, dot)
		}
	}
}

// loop looks into a range: what it goes through, and what it does with each.
func (s *scope) loop(n *parse.RangeNode, dot reflect.Type) {
	over := s.pipe(n.Pipe, dot)
	key, item := parts(over)
	for i, v := range n.Pipe.Decl {
		s.names[v.Ident[0]] = item
		if len(n.Pipe.Decl) == 2 && i == 0 {
			s.names[v.Ident[0]] = key
		}
	}
	s.list(n.List, item)
	s.list(n.ElseList, dot)
}

// parts are the types of the keys and items that a range goes through.
func parts(over reflect.Type) (key, item reflect.Type) {
	if over == nil {
		return nil, nil
	}
	switch over.Kind() {
	case reflect.Slice, reflect.Array:
		return reflect.TypeFor[int](), over.Elem()
	case reflect.Map:
		return over.Key(), over.Elem()
	case reflect.Int:
		return over, over
	}
	return nil, nil
}

// call looks into a template that another calls.
func (s *scope) call(n *parse.TemplateNode, dot reflect.Type) {
	given := typed{page: s.page}
	if n.Pipe != nil {
		given.of = s.pipe(n.Pipe, dot)
	}
	if found := s.frame.Lookup(n.Name); found == nil || found.Tree == nil {
		var known []string
		for _, t := range s.frame.Templates() {
			known = append(known, t.Name())
		}
		slices.Sort(known)
		s.report(n, place.Meant(n.Name, known), "no template is named %q", n.Name)
		return
	}
	s.template(s.frame, n.Name, given)
}

// pipe is the type of a pipe's result.
func (s *scope) pipe(p *parse.PipeNode, dot reflect.Type) reflect.Type {
	if p == nil {
		return nil
	}
	var result reflect.Type
	for _, c := range p.Cmds {
		result = s.command(c, dot)
	}
	for _, v := range p.Decl {
		s.names[v.Ident[0]] = result
	}
	return result
}

// command is the type of what a command makes. That of a function is not known.
func (s *scope) command(c *parse.CommandNode, dot reflect.Type) reflect.Type {
	var first reflect.Type
	for i, arg := range c.Args {
		if of := s.operand(arg, dot); i == 0 {
			first = of
		}
	}
	return first
}

func (s *scope) operand(n parse.Node, dot reflect.Type) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return s.fields(n, dot, n.Ident)
	case *parse.VariableNode:
		return s.fields(n, s.names[n.Ident[0]], n.Ident[1:])
	case *parse.ChainNode:
		return s.fields(n, s.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		return s.pipe(n, dot)
	}
	return nil
}

// fields follows names from a type, and reports the first that it does not have.
func (s *scope) fields(n parse.Node, from reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		if from == nil {
			return nil
		}
		next, known, ok := s.field(from, name)
		if !ok {
			s.report(n, place.Meant(name, known), "there is no %q here", name)
			return nil
		}
		from = next
	}
	return from
}

// field is the type of a field, or of a method's result. Known are the names that there are, where there is none of this name.
func (s *scope) field(from reflect.Type, name string) (of reflect.Type, known []string, ok bool) {
	holder := from
	if holder.Kind() == reflect.Pointer {
		holder = holder.Elem()
	}
	switch {
	case holder.Kind() == reflect.Interface:
		return nil, nil, true
	case holder.Kind() == reflect.Map:
		return holder.Elem(), nil, true
	}
	for _, t := range []reflect.Type{from, reflect.PointerTo(holder)} {
		if m, found := t.MethodByName(name); found && m.Type.NumOut() > 0 {
			return m.Type.Out(0), nil, true
		}
	}
	if holder.Kind() != reflect.Struct {
		return nil, nil, false
	}
	if f, found := holder.FieldByName(name); found && f.IsExported() {
		if holder == reflect.TypeFor[view]() && name == "Page" {
			return s.page, nil, true
		}
		return f.Type, nil, true
	}
	for _, f := range reflect.VisibleFields(holder) {
		if f.IsExported() {
			known = append(known, f.Name)
		}
	}
	for i := range reflect.PointerTo(holder).NumMethod() {
		known = append(known, reflect.PointerTo(holder).Method(i).Name)
	}
	slices.Sort(known)
	return nil, known, false
}

// report adds a problem at a node: its template's error says where, as "page.html:3:5".
func (s *scope) report(n parse.Node, remedy, format string, args ...any) {
	location, _ := s.tree.ErrorContext(n)
	p := templateProblem(fmt.Errorf("template: %s: %s", location, fmt.Sprintf(format, args...)))
	p.Remedy = remedy
	if !slices.Contains(s.problems.All(), p) {
		s.problems.Add(p)
	}
}

// templateProblem turns an error of html/template, "template: page.html:3:5: executing …: what", into a problem.
func templateProblem(err error) place.Problem {
	const remedy = "compare with the built-in template"
	text := err.Error()
	if at := strings.LastIndex(text, "error calling again: "); at >= 0 {
		text = text[at:] // the loop says itself where it is
	}
	if at := strings.Index(text, "template:"); at >= 0 {
		text = strings.TrimSpace(text[at+len("template:"):])
	} else {
		return place.Problem{Position: place.Position{File: "templates"}, Message: text, Remedy: remedy}
	}
	name, rest, _ := strings.Cut(text, ":")
	p := place.Problem{Position: place.Position{File: "templates/" + name}, Message: strings.TrimSpace(rest), Remedy: remedy}
	for _, number := range []*int{&p.Line, &p.Column} {
		before, after, found := strings.Cut(rest, ":")
		if _, err := fmt.Sscanf(before+" ", "%d ", number); !found || err != nil {
			break
		}
		rest = after
	}
	if p.Message = strings.TrimSpace(rest); p.Column > 0 {
		p.Column++ // counted from 0 there
	}
	if said, ok := strings.CutPrefix(p.Message, "executing "); ok {
		if _, at, found := strings.Cut(said, " at "); found {
			p.Message = "at " + strings.TrimSpace(at)
		}
	}
	return p
}
