package web

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"sync"
	"text/template/parse"
)

// What a template may do before it is stopped: so many turns of its loops for each page, and so much text on one page. The
// index of all areas takes some thousands of turns and a fifth of a megabyte.
const (
	mostTurns = 1_000_000
	mostBytes = 32 << 20
)

var errBytes = errors.New("the template writes more than 32 MB for one page (size of a page)")

// A patience counts the turns of the loops of templates, for all pages that are being written together: each adds what it may
// take, and what it leaves is lost when it ends.
type patience struct {
	mu    sync.Mutex
	left  int
	pages int
}

// begin allows for one more page.
func (p *patience) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.left += mostTurns
	p.pages++
}

// end takes back what is more than the other pages may take.
func (p *patience) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages--
	p.left = min(p.left, p.pages*mostTurns)
}

// again is called by every turn of a loop, and stops the template where there were too many. Where is the loop's own place.
func (p *patience) again(where string) (bool, error) {
	p.mu.Lock()
	p.left--
	left := p.left
	p.mu.Unlock()
	if left < 0 {
		return false, fmt.Errorf("template: %s: it goes round more than %d times for one page (turns of loops)", where, mostTurns)
	}
	return false, nil
}

// watch makes every loop of a frame, and every template that calls itself, count its turns.
func watch(frame *template.Template, p *patience) (*template.Template, error) {
	w := &watcher{map[string]any{"again": p.again}}
	for _, t := range frame.Templates() {
		if t.Tree == nil {
			continue
		}
		for _, list := range append(loops(t.Tree.Root), t.Tree.Root) {
			if err := w.count(t.Tree, list); err != nil {
				return nil, err
			}
		}
	}
	return frame, nil
}

type watcher struct{ functions map[string]any }

// count puts a call in front of a list of nodes. It shows nothing, wherever in a page it stands.
func (w *watcher) count(tree *parse.Tree, list *parse.ListNode) error {
	where, _ := tree.ErrorContext(list)
	call, err := parse.Parse("turn", fmt.Sprintf("{{if again %q}}{{end}}", where), "", "", w.functions)
	if err != nil {
		return err
	}
	list.Nodes = append(call["turn"].Root.Nodes, list.Nodes...)
	return nil
}

// loops are the bodies of all ranges in a list, those inside others too.
func loops(list *parse.ListNode) []*parse.ListNode {
	if list == nil {
		return nil
	}
	var all []*parse.ListNode
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			all = append(append(all, loops(n.List)...), loops(n.ElseList)...)
		case *parse.WithNode:
			all = append(append(all, loops(n.List)...), loops(n.ElseList)...)
		case *parse.RangeNode:
			all = append(append(append(all, loops(n.List)...), loops(n.ElseList)...), n.List)
		}
	}
	return all
}

// A bounded takes what a template writes, up to the limit.
type bounded struct{ *bytes.Buffer }

// Write implements [io.Writer].
func (b bounded) Write(text []byte) (int, error) {
	if b.Len()+len(text) > mostBytes {
		return 0, errBytes
	}
	return b.Buffer.Write(text)
}
