package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// The site before and after a build in which everything happens that can: files that are new, changed, gone, gone
// missing, edited by someone; folders that are new or gone; a file that becomes a folder and a folder that becomes a file.
var (
	published = map[string]string{
		"index.html": "old", "same": "same", "missing": "old", "edited": "old", "areas/leeds/index.html": "old", "areas/leeds/same": "same",
		"areas/york/index.html": "old", "areas/york/tables/a.csv": "old", "file": "old", "folder/a": "old", "folder/b/c": "old", "withdrawn": "old",
	}
	byOthers = map[string]string{"CNAME": "theirs", "areas/leeds/photo": "theirs", "edited": "theirs", "withdrawn": "theirs"}
	made     = map[string]string{
		"index.html": "new", "same": "same", "missing": "new", "edited": "new", "areas/leeds/index.html": "new", "areas/leeds/same": "same",
		"areas/leeds/more/index.html": "new", "areas/bath/index.html": "new", "areas/bath/tables/a.csv": "new", "file/a": "new", "folder": "new",
		"toolkit/index.html": "new",
	}
)

// before is the folder as the build finds it.
func before(t *testing.T) (target string, files map[string]string) {
	t.Helper()
	target = filepath.Join(t.TempDir(), "public")
	committed(t, target, published)
	for name, text := range byOthers {
		write(t, filepath.Join(target, name), text)
	}
	if err := os.Remove(filepath.Join(target, "missing")); err != nil {
		t.Fatal(err)
	}
	return target, stands(t, target)
}

// after is the folder as the build leaves it.
func after() map[string]string {
	files := map[string]string{"CNAME": "theirs", "areas/leeds/photo": "theirs", "withdrawn": "theirs", "edited.edited-4c55a855": "theirs"}
	for name, text := range made {
		files[name] = text
	}
	return files
}

// build publishes the new site, with something that goes wrong. Its files are added one after another, or all at once.
func build(target string, fault func(op, name string) error, abreast bool) error {
	b, err := open(context.Background(), target, Options{}, fault)
	if err != nil {
		return err
	}
	errs := make(chan error, len(made))
	var wg sync.WaitGroup
	for name, text := range made {
		add := func() { errs <- b.Add(name, []byte(text)) }
		if abreast {
			wg.Go(add)
		} else {
			add()
		}
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			return errors.Join(err, b.Abandon())
		}
	}
	_, err = b.Commit(all)
	return err
}

var errFault = errors.New("fault of the test")

// failing makes the nth change fail; dying makes that and all after it fail, as if the process had been killed. Both
// say how many changes were asked for.
func failing(n int64, count *atomic.Int64) func(op, name string) error {
	return func(op, name string) error {
		if count.Add(1) == n {
			return fmt.Errorf("%w: %s %s", errFault, op, name)
		}
		return nil
	}
}

func dying(n int64, count *atomic.Int64) func(op, name string) error {
	return func(op, name string) error {
		if count.Add(1) >= n {
			return fmt.Errorf("%w: %s %s", errFault, op, name)
		}
		return nil
	}
}

// oldOrNew checks that a site is one or the other, whole, and nothing of ours is in it.
func oldOrNew(t *testing.T, when, target string, old map[string]string) {
	t.Helper()
	got := stands(t, target)
	if !reflect.DeepEqual(got, old) && !reflect.DeepEqual(got, after()) {
		t.Errorf("%s: the folder holds %q, neither the old site %q nor the new one %q", when, got, old, after())
	}
}

// recovered opens the folder as the next build does, and checks what it finds there; then that a build mends everything.
func recovered(t *testing.T, when, target string, old map[string]string) {
	t.Helper()
	b, err := open(context.Background(), target, Options{}, unharmed)
	if err != nil {
		t.Fatalf("%s: the next start: %v", when, err)
	}
	oldOrNew(t, when+", the next start", target, old)
	if err := b.Abandon(); err != nil {
		t.Fatal(err)
	}
	if err := build(target, unharmed, false); err != nil {
		t.Fatalf("%s: the next build: %v", when, err)
	}
	got, want := stands(t, target), after()
	if _, twice := got["edited.edited-4c55a855"]; !twice {
		t.Errorf("%s: what somebody wrote is gone", when)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: after the next build the folder holds %q, want %q", when, got, want)
	}
}

// Whichever change fails, the folder holds the old site or the new one at once.
func TestEveryChangeFails(t *testing.T) {
	for _, abreast := range []bool{false, true} {
		for n := int64(1); ; n++ {
			target, old := before(t)
			var count atomic.Int64
			err := build(target, failing(n, &count), abreast)
			if count.Load() < n {
				break
			}
			when := fmt.Sprintf("change %d failed (%v)", n, err)
			if err == nil {
				// A second name for what is replaced is a comfort: without it there is another way.
				continue
			}
			oldOrNewBut(t, when, target, old)
			recovered(t, when, target, old)
		}
	}
}

// oldOrNewBut is oldOrNew, but for a folder of waiting files that could not be removed.
func oldOrNewBut(t *testing.T, when, target string, old map[string]string) {
	t.Helper()
	got := stands(t, target)
	for name := range got {
		if strings.HasPrefix(name, workName+"/") {
			delete(got, name)
		}
	}
	if !reflect.DeepEqual(got, old) && !reflect.DeepEqual(got, after()) {
		t.Errorf("%s: the folder holds %q, neither the old site nor the new one", when, got)
	}
}

// Wherever a build is killed, the next start finds the old site or the new one, even if the next start is killed too.
func TestKilledAtEveryChange(t *testing.T) {
	for n := int64(1); ; n++ {
		target, old := before(t)
		var count atomic.Int64
		err := build(target, dying(n, &count), n%2 == 0)
		if count.Load() < n {
			if n < 50 || err != nil {
				t.Errorf("a build makes only %d changes, and ends with %v", n, err)
			}
			break
		}
		if err == nil {
			t.Errorf("a build killed at change %d reports success", n)
		}
		recovered(t, fmt.Sprintf("killed at change %d (%v)", n, err), target, old)
	}
}

func TestKilledTwice(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of builds")
	}
	const some = 11 // of the changes of the next start, others for each n
	for n := int64(1); ; n++ {
		var count atomic.Int64
		for m := 1 + n%some; ; m += some {
			target, old := before(t)
			count.Store(0)
			build(target, dying(n, &count), false)
			if count.Load() < n {
				return
			}
			var again atomic.Int64
			b, err := open(context.Background(), target, Options{}, dying(m, &again))
			if err == nil {
				err = b.Abandon()
			}
			if again.Load() < m {
				break
			}
			recovered(t, fmt.Sprintf("killed at change %d, then at change %d of the next start (%v)", n, m, err), target, old)
		}
	}
}
