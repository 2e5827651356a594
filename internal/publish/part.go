package publish

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

// A Part is the files of a build that are made together from inputs that its key stands for.
type Part struct {
	batch     *Batch
	name, key string
	note      []byte
}

// Part starts a part of the batch, by a name that is the same in every build, such as areas/leeds. The key stands for
// everything that the part's files are made from: if it is the one of the last build, the files would be the same.
func (b *Batch) Part(name, key string) *Part {
	return &Part{batch: b, name: name, key: key}
}

// Before returns the note that the last build has left with the part, if it had the same key. An empty key is never the same.
func (p *Part) Before() (note []byte, ok bool) {
	last, ok := p.batch.before.parts[p.name]
	if !ok || p.key == "" || last.key != p.key {
		return nil, false
	}
	return last.note, true
}

// Keep takes over all the part's files from the last build, if that made them from the same inputs and they stand as it
// left them. If not, the part has to be made.
func (p *Part) Keep() (bool, error) {
	b := p.batch
	if err := b.ctx.Err(); err != nil {
		return false, err
	}
	note, ok := p.Before()
	if !ok {
		return false, nil
	}
	last := b.before.parts[p.name]
	for _, name := range last.files {
		if !b.asLeft(name, b.before.files[name]) {
			return false, nil
		}
	}
	for _, name := range last.files {
		if err := b.claim(name, b.before.files[name]); err != nil {
			return false, err
		}
	}
	p.Done(note)
	return true, nil
}

// Add puts a file of the part into the batch.
func (p *Part) Add(name string, data []byte) error { return p.batch.add(p.name, name, data) }

// Done says that all files of the part have been added. The note is one line of text that the next build gets back.
func (p *Part) Done(note []byte) {
	p.note = note
	p.batch.mu.Lock()
	defer p.batch.mu.Unlock()
	p.batch.parts[p.name] = p
}

// AsLeft reports whether all files of earlier builds stand as they left them.
func (b *Batch) AsLeft() bool {
	names := slices.Collect(maps.Keys(b.before.files))
	const abreast = 4
	var changed atomic.Bool
	var wg sync.WaitGroup
	for n := range abreast {
		wg.Go(func() {
			for i := n; i < len(names) && !changed.Load() && b.ctx.Err() == nil; i += abreast {
				if !b.asLeft(names[i], b.before.files[names[i]]) {
					changed.Store(true)
				}
			}
		})
	}
	wg.Wait()
	return !changed.Load() && b.ctx.Err() == nil
}

// Files is how many files the batch has, made or kept.
func (b *Batch) Files() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.now)
}
