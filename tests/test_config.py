from __future__ import annotations

import pytest

from briefing import paths
from briefing.config import Config, check_actions, load_config
from briefing.errors import ConfigError


@pytest.fixture
def write(tmp_path):
    def write(settings: str = "", keys: str = "") -> Config:
        files = tmp_path / "config.toml", tmp_path / "keys.toml"
        for path, text in zip(files, (settings, keys), strict=True):
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        return load_config(*files)

    return write


def test_without_files_everything_is_as_it_comes():
    assert load_config() == Config()


def test_the_files_lie_where_the_system_wants_them(home):
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text('theme = "amber"\n')
    paths.keys_file().write_text('help = "f1"\n')
    assert str(paths.config_file()).startswith(str(home))
    assert load_config() == Config(theme="amber", keys={"help": ("f1",)})


def test_settings_and_keys_are_read(write):
    config = write(
        'theme = "amber"\ntext_width = 66\nmouse = false\nkeep_queries = false\n',
        'line-down = ["j", "down"]\nhelp = "?"\nsuspend = []\n',
    )
    assert config.theme == "amber"
    assert config.text_width == 66
    assert config.mouse is False
    assert config.keep_queries is False
    assert Config().keep_queries
    assert config.keys == {"line-down": ("j", "down"), "help": ("?",), "suspend": ()}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("# a comment\ntext-widht = 70\n", 'no setting "text-widht", did you mean "text_width"?'),
        ("colour = 1\n", 'no setting "colour"'),
        ("[mouse]\non = true\n", "mouse wants true or false"),
        ("text_width = true\n", "text_width wants a whole number"),
        ("text_width = 3\n", "text_width wants a whole number from 20"),
        ("text_width = 76.0\n", "text_width wants a whole number"),
        ("theme = 1\n", "theme wants a name"),
        ('mouse = "yes"\n', "mouse wants true or false"),
        ("keep_queries = 1\n", "keep_queries wants true or false"),
        ("theme = \n", "line 1"),
        ("theme = '\udcff'\n", "not UTF-8"),
    ],
)
def test_what_is_not_understood_is_told(write, settings, told):
    with pytest.raises(ConfigError) as error:
        write(settings)
    assert told in str(error.value)
    assert "config.toml" in str(error.value)


def test_the_line_is_told(write):
    with pytest.raises(ConfigError, match=r"\(line 3\)"):
        write("# text_width\n\ntext_width = 1\n")
    with pytest.raises(ConfigError, match=r"keys\.toml: .*\(line 2\)"):
        write(keys='\nhelp = ["?", 3]\n')


@pytest.mark.parametrize("keys", ["help = 1\n", 'help = [""]\n', 'help = ""\n', "[help]\na = 1\n"])
def test_keys_are_names_of_keys(write, keys):
    with pytest.raises(ConfigError, match="help wants a key"):
        write(keys=keys)


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(ConfigError, match="directory"):
        load_config(tmp_path)


def test_actions_are_held_against_those_that_are_there(write):
    config = write(keys='halp = "f1"\n')
    with pytest.raises(ConfigError, match='no action "halp", did you mean "help"'):
        check_actions(config, ["help", "quit"])
    check_actions(write(keys='help = "f1"\n'), ["help", "quit"])
