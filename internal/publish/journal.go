package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// A step is one change of the target: a rename, or a folder that goes if it is empty. Every step can be done again
// after it has been done, and undone.
type step struct {
	From string `json:"from"`
	To   string `json:"to,omitempty"`   // empty: From is a folder that goes
	Over bool   `json:"over,omitempty"` // To is replaced
	Away bool   `json:"away,omitempty"` // From is a file of the target that makes way; if it is gone, so much the better
}

// inTarget is the name that the step changes outside the folder of waiting files.
func (s step) inTarget() string {
	if s.To == "" || s.Away {
		return s.From
	}
	return s.To
}

// A journal is what a build is about to do. Once it stands in the folder of waiting files, the new site will be had;
// until then, the old one stays.
type journal struct {
	Steps []step `json:"steps"`
}

const journalName = workName + "/journal"

// carryOut does the steps, with a journal if there is more than one. If one of them fails, those before it are undone.
func (d *disk) carryOut(steps []step) error {
	if len(steps) > 1 {
		data, err := json.Marshal(journal{steps})
		if err == nil {
			err = d.WriteSafe(journalName, data)
		}
		if err != nil {
			return errors.Join(fmt.Errorf("writing down what to publish: %w", err), d.forget())
		}
	}
	for i, s := range steps {
		err := d.do(i, s)
		if err == nil {
			continue
		}
		err = fmt.Errorf("publishing %s: %w", s.inTarget(), err)
		for ; i >= 0; i-- {
			if undoing := d.undo(i, steps[i]); undoing != nil {
				return errors.Join(err, fmt.Errorf("putting %s back: %w; the next build to this folder finishes what this one began", steps[i].inTarget(), undoing))
			}
		}
		return errors.Join(err, d.forget())
	}
	return d.forget()
}

// forget removes the folder of waiting files, the journal first: from then on nothing is left to finish.
func (d *disk) forget() error {
	if err := d.Remove(journalName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing %s: %w", d.place(journalName), err)
	}
	if err := d.removeAll(workName); err != nil {
		return fmt.Errorf("removing %s: %w", d.place(workName), err)
	}
	return nil
}

// saved is where what step i replaces is kept until the end.
func saved(i int) string { return path.Join(oldDir, "over-"+strconv.Itoa(i)) }

// do takes one step.
func (d *disk) do(i int, s step) error {
	if s.To == "" {
		return d.removeEmpty(s.From)
	}
	if s.Over {
		// A second name first, so that there is always something at the first. Not every file system can do that.
		err := d.Link(s.To, saved(i))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			err = d.Rename(s.To, saved(i))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	err := d.Rename(s.From, s.To)
	if s.Away && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// removeEmpty removes a folder, unless someone else has something in it.
func (d *disk) removeEmpty(name string) error {
	state, err := d.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !state.IsDir() {
		return nil
	}
	if err != nil {
		return err
	}
	entries, err := d.ReadDir(name)
	if err != nil || len(entries) > 0 {
		return err
	}
	return d.Remove(name)
}

// undo undoes a step, be it done in part only.
func (d *disk) undo(i int, s step) error {
	if s.To == "" {
		if there, err := d.exists(s.From); there || err != nil {
			return err
		}
		if err := d.fault("mkdir", s.From); err != nil {
			return err
		}
		return d.root.Mkdir(s.From, 0o755)
	}
	if err := d.putBack(s.To, s.From); err != nil || !s.Over {
		return err
	}
	return d.putBack(saved(i), s.To)
}

// putBack renames, if there is something to rename and nothing has its name.
func (d *disk) putBack(from, to string) error {
	there, err := d.exists(to)
	if there || err != nil {
		return err
	}
	if there, err = d.exists(from); !there || err != nil {
		return err
	}
	return d.Rename(from, to)
}

// recover finishes what a build that was killed has begun, or clears it away.
func (d *disk) recover() error {
	entries, err := d.ReadDir(".")
	if err != nil {
		return fmt.Errorf("reading the folder to publish to: %w", err)
	}
	for _, e := range entries {
		switch {
		case e.Name() == workName && e.IsDir():
			err = d.finish()
		case e.Name() == workName, strings.HasPrefix(e.Name(), workName+"-") && e.IsDir(): // the second as versions before named it
			err = d.removeAll(e.Name())
		}
		if err != nil {
			return fmt.Errorf("finishing what a stopped build has begun in %s: %w", d.path, err)
		}
	}
	return nil
}

// finish does what the journal says and has not been done, if there is one.
func (d *disk) finish() error {
	data, err := d.ReadFile(journalName)
	if errors.Is(err, fs.ErrNotExist) {
		return d.removeAll(workName)
	}
	if err != nil {
		return err
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil {
		return d.forget() // a loss of power took it before anything was moved
	}
	for _, s := range j.Steps {
		if err := d.doAgain(s); err != nil {
			return err
		}
	}
	return d.forget()
}

// doAgain takes a step that may have been taken already.
func (d *disk) doAgain(s step) error {
	if s.To == "" {
		return d.removeEmpty(s.From)
	}
	if s.Away {
		if done, err := d.exists(s.To); done || err != nil {
			return err
		}
	}
	if waits, err := d.exists(s.From); !waits || err != nil {
		return err
	}
	err := d.Rename(s.From, s.To)
	if errors.Is(err, fs.ErrNotExist) {
		if err := d.fault("mkdir", path.Dir(s.To)); err != nil {
			return err
		}
		if err := d.root.MkdirAll(path.Dir(s.To), 0o755); err != nil {
			return err
		}
		err = d.Rename(s.From, s.To)
	}
	return err
}
