package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// all and none say which files of earlier builds go.
func all(string) bool  { return true }
func none(string) bool { return false }

// unharmed lets every change happen; with it nothing is synced to the disk, which takes most of a small build's time.
func unharmed(op, name string) error { return nil }

func opened(t *testing.T, target string) *Batch {
	t.Helper()
	b, err := open(context.Background(), target, Options{}, unharmed)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func commit(t *testing.T, target string, prune func(string) bool, files map[string]string) (Report, error) {
	t.Helper()
	b := opened(t, target)
	for name, text := range files {
		if err := b.Add(name, []byte(text)); err != nil {
			return Report{}, errors.Join(err, b.Abandon())
		}
	}
	return b.Commit(prune)
}

func committed(t *testing.T, target string, files map[string]string) Report {
	t.Helper()
	report, err := commit(t, target, all, files)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// stands is all the files of a folder but the list, with their texts; of links, where they lead.
func stands(t *testing.T, target string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(target, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == listName {
			return err
		}
		name, err := filepath.Rel(target, path)
		if err != nil {
			return err
		}
		if entry.Type()&os.ModeSymlink != 0 {
			to, err := os.Readlink(path)
			files[filepath.ToSlash(name)] = "link to " + to
			return err
		}
		data, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func wantFiles(t *testing.T, target string, want map[string]string) {
	t.Helper()
	if got := stands(t, target); !reflect.DeepEqual(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestNothingShowsBeforeCommit(t *testing.T) {
	target := t.TempDir()
	old := map[string]string{"a/index.html": "one"}
	committed(t, target, old)
	b := opened(t, target)
	if err := b.Add("a/index.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(target, "a/index.html")); got != "one" {
		t.Errorf("before Commit the page is %q, want the old one", got)
	}
	if err := b.Abandon(); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, target, old)
}

func TestAbandonedFirstBuildLeavesNoFolder(t *testing.T) {
	above := t.TempDir()
	b := opened(t, filepath.Join(above, "new", "public"))
	if err := b.Add("a/index.html", []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := b.Abandon(); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(above); len(entries) != 0 {
		t.Errorf("after Abandon there is %v, want nothing", entries)
	}
}

func TestNamesStayInside(t *testing.T) {
	target := t.TempDir()
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(target, "areas")); err != nil {
		t.Skip("no symbolic links here")
	}
	for _, name := range []string{"../x", "/x", "a/../../x", "", ".", "areas/leeds/index.html", "areas", ".casemaker-files", ".casemaker-new/journal", "a\nb", `a\..\..\b`} {
		if _, err := commit(t, target, all, map[string]string{name: "x"}); err == nil {
			t.Errorf("Add(%q) went through, want an error", name)
		}
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 0 {
		t.Errorf("something was written outside the folder: %v", entries)
	}
	wantFiles(t, target, map[string]string{"areas": "link to " + outside})
}

// A folder of ours that someone has replaced by a link is not followed, neither for writing nor for removing.
func TestLinksInPlaceOfFolders(t *testing.T) {
	target, outside := t.TempDir(), t.TempDir()
	committed(t, target, map[string]string{"areas/leeds": "one", "areas/york": "one"})
	write(t, filepath.Join(outside, "leeds"), "one")
	write(t, filepath.Join(outside, "york"), "one")
	if err := os.RemoveAll(filepath.Join(target, "areas")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(target, "areas")); err != nil {
		t.Skip("no symbolic links here")
	}
	if _, err := commit(t, target, all, map[string]string{"areas/leeds": "two"}); !errors.Is(err, ErrForeign) {
		t.Errorf("publishing through a link: %v, want %v", err, ErrForeign)
	}
	if _, err := commit(t, target, all, map[string]string{"index.html": "two"}); err != nil {
		t.Errorf("publishing beside a link: %v", err)
	}
	wantFiles(t, outside, map[string]string{"leeds": "one", "york": "one"})
}

// The folder of waiting files cannot be planted.
func TestPlantedWorkFolder(t *testing.T) {
	target, outside := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "new", "x"), "one")
	write(t, filepath.Join(outside, "journal"), `{"steps":[{"from":".casemaker-new/new/x","to":"x"}]}`)
	if err := os.Symlink(outside, filepath.Join(target, workName)); err != nil {
		t.Skip("no symbolic links here")
	}
	committed(t, target, map[string]string{"index.html": "one"})
	wantFiles(t, target, map[string]string{"index.html": "one"})
	if len(stands(t, outside)) != 2 {
		t.Errorf("the link was followed: %q", stands(t, outside))
	}
}

func TestTwoPagesOneAddress(t *testing.T) {
	for _, names := range [][2]string{{"x", "x"}, {"images/A.png", "images/a.png"}, {"Images/a.png", "images/b.png"}, {"x", "x/y"}, {"x/y", "x"}, {"x/y/z", "x"}} {
		b := opened(t, t.TempDir())
		if err := b.Add(names[0], nil); err != nil {
			t.Fatal(err)
		}
		if err := b.Add(names[1], nil); err == nil {
			t.Errorf("Add(%q) after Add(%q) went through, want an error", names[1], names[0])
		}
		if err := b.Abandon(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPruneRemovesOnlyWhatWasWritten(t *testing.T) {
	target := t.TempDir()
	committed(t, target, map[string]string{"a/x": "1", "b/x": "1", "c/x": "1", "c/d/x": "1"})
	write(t, filepath.Join(target, "a/photo"), "mine")
	write(t, filepath.Join(target, "b/x"), "changed by hand")
	for range 2 { // and the second time nothing more
		committed(t, target, map[string]string{"d/x": "1"})
		wantFiles(t, target, map[string]string{"a/photo": "mine", "b/x": "changed by hand", "d/x": "1"})
	}
	if _, err := os.Stat(filepath.Join(target, "c")); err == nil {
		t.Error("the empty folder c is still there")
	}
	if entries, _ := os.ReadDir(target); len(entries) != 4 {
		t.Errorf("the folder holds %v, want a, b, d and the list", entries)
	}
}

func TestReport(t *testing.T) {
	target := t.TempDir()
	committed(t, target, map[string]string{"a": "1", "b": "1", "c": "1"})
	got := committed(t, target, map[string]string{"a": "1", "b": "2", "d": "1"})
	if want := (Report{Files: 3, Changed: 2, Removed: 1}); got != want {
		t.Errorf("report is %+v, want %+v", got, want)
	}
}

func TestPartialBuildsKeepTheRest(t *testing.T) {
	target := t.TempDir()
	committed(t, target, map[string]string{"a": "1", "b/c": "1"})
	if _, err := commit(t, target, none, map[string]string{"a": "2"}); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, target, map[string]string{"a": "2", "b/c": "1"})
	if got := committed(t, target, map[string]string{"a": "2"}); got.Removed != 1 {
		t.Errorf("the whole build removed %d files, want 1", got.Removed)
	}
}

func TestFilesBecomeFoldersAndFoldersFiles(t *testing.T) {
	target := t.TempDir()
	for _, files := range []map[string]string{
		{"x": "1", "y/z": "1", "y/v/w": "1"},
		{"x/a": "2", "x/b/c": "2", "y": "2"},
		{"x": "3", "y/z": "3"},
	} {
		committed(t, target, files)
		wantFiles(t, target, files)
	}
	write(t, filepath.Join(target, "y/mine"), "mine")
	if _, err := commit(t, target, all, map[string]string{"x": "3", "y": "4"}); !errors.Is(err, ErrForeign) {
		t.Errorf("a page in place of a folder with somebody’s file: %v, want %v", err, ErrForeign)
	}
	wantFiles(t, target, map[string]string{"x": "3", "y/z": "3", "y/mine": "mine"})
}

// What someone has made of a published file is told of and kept, and the page is as it should be.
func TestEditsAreKeptBeside(t *testing.T) {
	target := t.TempDir()
	committed(t, target, map[string]string{"a": "1", "b/c": "1", "d": "1"})
	for _, text := range []string{"mine", "mine", "mine too"} {
		write(t, filepath.Join(target, "a"), text)
		var told []string
		b, err := Open(context.Background(), target, Options{Tell: func(file, message string) {
			told = append(told, file+": "+message)
			if got := read(t, filepath.Join(target, "a")); got != text {
				t.Errorf("when it is told, the file is %q already, want %q", got, text)
			}
		}})
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"a", "b/c", "d"} {
			if err := b.Add(name, []byte("1")); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := b.Commit(all); err != nil {
			t.Fatal(err)
		}
		if len(told) != 1 || !strings.HasPrefix(told[0], "a: someone has changed this file since it was published; theirs is kept as a.edited-") {
			t.Errorf("told %q, want where the file is kept", told)
		}
	}
	wantFiles(t, target, map[string]string{
		"a": "1", "b/c": "1", "d": "1",
		"a.edited-3fd30542": "mine", "a.edited-3fd30542-2": "mine", "a.edited-eda2246e": "mine too",
	})
}

// A file that looks as the build left it, but for its time, is read; one of another size or time is mended.
func TestMissingAndChangedFilesAreMended(t *testing.T) {
	target := t.TempDir()
	want := map[string]string{"a": "1", "b": "1", "c/d": "1", "e": "1"}
	committed(t, target, want)
	if err := os.RemoveAll(filepath.Join(target, "c")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(target, "a"), "2")
	if err := os.Chtimes(filepath.Join(target, "b"), time.Time{}, time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	if got := committed(t, target, want); got.Changed != 2 {
		t.Errorf("%d files were written, want 2", got.Changed)
	}
	if err := os.Remove(filepath.Join(target, "a.edited-d4735e3a")); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, target, want)
}

func TestUnchangedBuildWritesNothing(t *testing.T) {
	target := t.TempDir()
	files := map[string]string{"a": "1", "b/c": "1"}
	committed(t, target, files)
	b, err := open(context.Background(), target, Options{}, func(op, name string) error {
		t.Errorf("%s %s", op, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := b.Add(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := b.Commit(all); err != nil || got.Changed != 0 {
		t.Errorf("Commit = %+v, %v, want no change", got, err)
	}
}

// The list of an earlier version, which had checksums only, is understood, and replaced.
func TestListOfEarlierVersion(t *testing.T) {
	target := t.TempDir()
	write(t, filepath.Join(target, "a"), "1")
	write(t, filepath.Join(target, "b"), "1")
	write(t, filepath.Join(target, "CNAME"), "1")
	const one = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
	write(t, filepath.Join(target, oldListName), `{"a": "`+one+`", "b": "`+one+`", "../c": "`+one+`", "d": "x"}`)
	committed(t, target, map[string]string{"a": "2"})
	wantFiles(t, target, map[string]string{"a": "2", "CNAME": "1"})
}

func TestSpoiltListIsRefused(t *testing.T) {
	for _, list := range []string{"", "casemaker 2\n", "casemaker 2\nfile 1 00 a\nend\n", "casemaker 2\nfile x", "casemaker 3\nend\n", "casemaker 2\nwhat\nend\n"} {
		target := t.TempDir()
		write(t, filepath.Join(target, listName), list)
		if _, err := Open(context.Background(), target, Options{}); err == nil || !strings.Contains(err.Error(), listName) {
			t.Errorf("Open with the list %q: %v, want an error that names it", list, err)
		}
	}
}

func TestParts(t *testing.T) {
	target := t.TempDir()
	build := func(key string, prune func(string) bool, parts ...string) (kept []string) {
		b := opened(t, target)
		for _, name := range parts {
			p := b.Part(name, key)
			ok, err := p.Keep()
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				note, _ := p.Before()
				kept = append(kept, name+" "+string(note))
				continue
			}
			for _, file := range []string{name + "/index.html", name + "/figures.json"} {
				if err := p.Add(file, []byte(key)); err != nil {
					t.Fatal(err)
				}
			}
			p.Done([]byte("note of " + name))
		}
		if _, err := b.Commit(prune); err != nil {
			t.Fatal(err)
		}
		return kept
	}
	check := func(got []string, want ...string) {
		t.Helper()
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("kept %q, want %q", got, want)
		}
	}
	check(build("k1", all, "leeds", "york"))
	check(build("k1", all, "leeds", "york"), "leeds note of leeds", "york note of york")
	// A missing or changed file has its part made again.
	if err := os.Remove(filepath.Join(target, "york/index.html")); err != nil {
		t.Fatal(err)
	}
	check(build("k1", all, "leeds", "york"), "leeds note of leeds")
	write(t, filepath.Join(target, "leeds/index.html"), "mine")
	check(build("k1", all, "leeds", "york"), "york note of york")
	if err := os.Remove(filepath.Join(target, "leeds/index.html.edited-3fd30542")); err != nil {
		t.Fatal(err)
	}
	// So has one with another key. What a partial build leaves alone keeps its key.
	check(build("k2", none, "leeds"))
	check(build("k1", none, "york"), "york note of york")
	check(build("k2", all, "leeds", "york"), "leeds note of leeds")
	// A part that no build makes any more goes.
	check(build("k2", all, "york"), "york note of york")
	wantFiles(t, target, map[string]string{"york/index.html": "k2", "york/figures.json": "k2"})
}

func TestUnwritableFolderStopsBeforeAnythingMoves(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("everything can be written here")
	}
	target := t.TempDir()
	old := map[string]string{"a/x": "1", "b/x": "1", "c/x": "1"}
	for _, files := range []map[string]string{{"a/x": "2", "b/x": "2", "c/x": "1"}, {"a/x": "2", "b/x": "1", "b/y": "1", "c/x": "1"}, {"a/x": "2", "c/x": "1"}} {
		committed(t, target, old)
		if err := os.Chmod(filepath.Join(target, "b"), 0o555); err != nil {
			t.Fatal(err)
		}
		_, err := commit(t, target, all, files)
		if err == nil || !strings.Contains(err.Error(), "the folder "+filepath.Join(target, "b")+" cannot be written to") {
			t.Errorf("Commit with a folder that cannot be written: %v, want its name", err)
		}
		wantFiles(t, target, old)
		if err := os.Chmod(filepath.Join(target, "b"), 0o755); err != nil {
			t.Fatal(err)
		}
		committed(t, target, files)
		wantFiles(t, target, files)
	}
}

// A second build waits for the first, and its folder is not mixed.
func TestTwoBuildsAtOnce(t *testing.T) {
	target := t.TempDir()
	first := opened(t, target)
	told := make(chan string, 1)
	done := make(chan error)
	go func() {
		b, err := Open(context.Background(), target, Options{Tell: func(_, message string) { told <- message }})
		if err == nil {
			err = errors.Join(b.Add("a", []byte("2")), b.Add("b", []byte("2")))
		}
		if err == nil {
			_, err = b.Commit(all)
		}
		done <- err
	}()
	if got := <-told; !strings.Contains(got, "another build is publishing to "+target) {
		t.Errorf("told %q, want that it waits", got)
	}
	if err := errors.Join(first.Add("a", []byte("1")), first.Add("c", []byte("1"))); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Commit(all); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	wantFiles(t, target, map[string]string{"a": "2", "b": "2"})
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	target := t.TempDir()
	first := opened(t, target)
	ctx, stop := context.WithCancel(context.Background())
	_, err := Open(ctx, target, Options{Tell: func(string, string) { stop() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Open = %v, want %v", err, context.Canceled)
	}
	if err := first.Abandon(); err != nil {
		t.Fatal(err)
	}
}

// A batch can be given up while others add to it: what they add is refused, and nothing of it stays.
func TestAbandonedWhileOthersAdd(t *testing.T) {
	target := t.TempDir()
	old := map[string]string{"a/0": "old"}
	committed(t, target, old)
	b := opened(t, target)
	var wg sync.WaitGroup
	started := make(chan struct{}, 1)
	for n := range 4 {
		wg.Go(func() {
			for i := 0; ; i++ {
				if err := b.Add(fmt.Sprintf("%d/%d/x", n, i), []byte("new")); err != nil {
					return
				}
				select {
				case started <- struct{}{}:
				default:
				}
			}
		})
	}
	<-started
	if err := b.Abandon(); err != nil {
		t.Error(err)
	}
	wg.Wait()
	if err := b.Abandon(); err != nil {
		t.Errorf("giving up a second time: %v", err)
	}
	if _, err := b.Commit(all); err == nil {
		t.Error("a batch that was given up can be committed")
	}
	wantFiles(t, target, old)
}

// Whoever abandons a batch that is being thrown away already goes on only once it is gone.
func TestAbandonWaitsForAbandon(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	batch, err := Open(context.Background(), target, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2000 {
		if err := batch.Add(fmt.Sprintf("%d/page.html", i), []byte("page")); err != nil {
			t.Fatal(err)
		}
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if err := batch.Abandon(); err != nil {
				t.Error(err)
			}
			if _, err := os.Stat(filepath.Join(target, workName)); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the waiting files are still there: %v", err)
			}
		})
	}
	all.Wait()
}
