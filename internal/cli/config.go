package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A Config is what a person may settle once and for all. A flag wins over
// CSUITE_*, which wins over the settings file, which wins over the default.
type Config struct {
	Output string `mapstructure:"output"` // the name of a format
	Color  string `mapstructure:"color"`  // auto, always or never
	Rules  string `mapstructure:"rules"`  // a folder; "" is the shipped rulebook
	Full   bool   `mapstructure:"full"`   // text only: all of it
}

const envPrefix = "CSUITE_"

// defaults has every key that a settings file may hold.
func defaults() map[string]any {
	return map[string]any{"output": formats()[0].name, "color": colorAuto, "rules": "", "full": false}
}

func settingNames() []string {
	var names []string
	for key := range defaults() {
		names = append(names, key)
	}
	slices.Sort(names)
	return names
}

// config returns the settings that hold for one call of cmd.
func (a *app) config(cmd *cobra.Command) (Config, error) {
	v := viper.New()
	for key, value := range defaults() {
		v.SetDefault(key, value)
		if flag := cmd.Flags().Lookup(key); flag != nil && flag.Annotations[ownFormatsKey] == nil {
			if err := v.BindPFlag(key, flag); err != nil {
				return Config{}, err
			}
		}
	}
	if err := a.readSettings(v, cmd); err != nil {
		return Config{}, err
	}
	if err := a.readEnvironment(v); err != nil {
		return Config{}, err
	}
	var c Config
	if err := v.UnmarshalExact(&c); err != nil {
		return Config{}, usage("full is true or false; the other settings are text", "settings: %w", err)
	}
	return c, c.check()
}

// check refuses values that no command could use.
func (c Config) check() error {
	if when := []string{colorAuto, colorAlways, colorNever}; !slices.Contains(when, c.Color) {
		return usage("write "+strings.Join(when, ", "), "color %s is not known", profile.Quote(c.Color))
	}
	_, err := formatNamed(c.Output)
	return err
}

// readSettings reads the settings file. The one in the usual place need not be
// there; one that was named must.
func (a *app) readSettings(v *viper.Viper, cmd *cobra.Command) error {
	name, named := a.settingsFile(cmd)
	if name == "" {
		return nil
	}
	data, err := os.ReadFile(name)
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist) && !named:
		return nil
	case named:
		return usage("", "reading settings: %w", err)
	default:
		return fmt.Errorf("reading settings: %w", err)
	}
	settings, err := parseSettings(name, data)
	if err != nil {
		return err
	}
	return v.MergeConfigMap(settings)
}

// parseSettings returns what a settings file holds. A folder of rules is relative
// to that file, since the person may be anywhere.
func parseSettings(name string, data []byte) (map[string]any, error) {
	file := viper.New()
	file.SetConfigType("yaml")
	if err := file.ReadConfig(bytes.NewReader(data)); err != nil {
		return nil, usage("it is YAML, such as: output: json", "settings file %s: %w", name, err)
	}
	for _, key := range slices.Sorted(slices.Values(file.AllKeys())) {
		if !slices.Contains(settingNames(), key) {
			return nil, unknownSetting(fmt.Sprintf("settings file %s: key %s", name, profile.Quote(key)), key, settingNames())
		}
	}
	settings := file.AllSettings()
	if rules := file.GetString("rules"); rules != "" && !filepath.IsAbs(rules) {
		settings["rules"] = filepath.Join(filepath.Dir(name), rules)
	}
	return settings, nil
}

func unknownSetting(what, key string, known []string) error {
	hint := "the settings are " + strings.Join(known, ", ")
	if near := profile.Nearest(key, known); near != "" {
		hint = fmt.Sprintf("did you mean %s? %s", near, hint)
	}
	return usage(hint, "%s is not known", what)
}

// settingsFile returns the name of the settings file, and whether the person named it.
func (a *app) settingsFile(cmd *cobra.Command) (name string, named bool) {
	if flag := cmd.Flags().Lookup("config"); flag != nil && flag.Changed {
		return flag.Value.String(), true
	}
	if name := a.env(envPrefix + "CONFIG"); name != "" {
		return name, true
	}
	folder := a.env("XDG_CONFIG_HOME")
	if !filepath.IsAbs(folder) { // the XDG specification says to ignore it then
		home := a.env("HOME")
		if home == "" {
			home = a.env("USERPROFILE")
		}
		if home == "" {
			return "", false
		}
		folder = filepath.Join(home, ".config")
	}
	return filepath.Join(folder, "csuite", "config.yaml"), false
}

// readEnvironment lays CSUITE_* over the settings file. A variable that is no
// setting is refused as a misspelt key would be, except those that others read.
func (a *app) readEnvironment(v *viper.Viper) error {
	known := []string{envPrefix + "CONFIG"}
	for _, key := range settingNames() {
		known = append(known, envPrefix+strings.ToUpper(key))
	}
	cobras := []string{envPrefix + "ACTIVE_HELP", envPrefix + "COMPLETION_DESCRIPTIONS"}
	for _, entry := range a.Env {
		name, value, _ := strings.Cut(entry, "=")
		setting, ours := strings.CutPrefix(name, envPrefix)
		switch {
		case !ours || slices.Contains(cobras, name) || name == known[0] || value == "":
		case !slices.Contains(known, name):
			return unknownSetting("environment variable "+profile.Quote(name), name, known)
		default:
			if err := v.MergeConfigMap(map[string]any{strings.ToLower(setting): value}); err != nil {
				return err
			}
		}
	}
	return nil
}
