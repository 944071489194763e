import pytest

from briefing.text.captions import is_caption, is_dated_scene
from briefing.text.furniture import (
    is_date,
    is_furniture,
    is_navigation,
    opens_comments,
    opens_related,
)

FURNITURE = """
7 days ago • 2 pageviews
3 hours ago
Posted an hour ago
1.2K views
No comments
5 min read
Updated 3 May 2024 10:15 GMT
World | 4 hours ago | 12 comments
Port Herald, 4 March 2026 - 12:30 - 1,204 views
(Original title: Minister opens bridge and closes road)
ADVERTISEMENT
Advertisement - scroll to continue
Story continues below advertisement
Sponsored content
Share this article
Share on Facebook
Facebook Twitter WhatsApp
Click to share on X (Opens in new window)
Follow us on Twitter and Instagram
Download our free app today
Sign up for our daily newsletter
Sign up
Subscribe
Subscribe to our channel
Get the morning briefing in your inbox
Already a subscriber? Sign in
To read the full story, subscribe or sign in
Click here to read the report
Read more stories
ALSO READ-Fires in the north
Also read: Fires in the north
READ MORE | Fires in the north
Related: Fires in the north
Tags: fires, north
Filed under: Weather, Roads
You may also like
Most read
Trending now
Editor's picks
This website uses cookies to improve your visit.
We use cookies. Learn more
By continuing to use this site you agree to our terms.
Accept all cookies
Privacy policy
Terms of service
© 2024 Valley Post
Copyright 2019 Valley Post Ltd.
Valley Post. All rights reserved.
Skip to main content
Back to top
This article was originally published in the Valley Post.
(Reporting by Ann Lee; Editing by Jo Ray)
(With inputs from agencies)
Leave a Reply
Leave a comment
Your email address will not be published. Required fields are marked *
Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
Notify me of new posts by email.
Be the first to comment
Join the conversation
Comments are closed.
View all 12 comments
Post Comment
Ann Lee contributed to this report.
Lorne Press writers Ann Lee in Esk and Jo Ray in Doon contributed reporting to this story.
This is a developing story. Check back for updates.
This story has been updated.
(This story has not been edited by our staff and comes from a wire.)
Contact the reporter at the Valley Post.
Edited by: Ann Lee and Jo Ray
With assistance from Ann Lee
--With assistance by Ann Lee and Jo Ray.
The views expressed are the author's own.
The post Ferry sinks off Doon appeared first on Valley Post.
For more news from the valley, follow our page.
Got a tip? Write to us.
READ: Five things to know about the dyke
Updated 3:00 PM ET, Tue March 3, 2020
Ann Lee is a reporter of the Valley Post. Follow her on Twitter at @annlee.
""".strip().splitlines()

PROSE = """
Three days ago the river stood a metre lower.
5 days ago, he said, the water was gone.
Share and share alike, his father used to say.
Follow me to the line where the trees begin, she told the boy.
Like us, the birds had come to the mix of mud and water for rest.
Find us a pocket of dry ground and print its place on the map.
Join us or die, the captain wrote.
Sign up for the army, they were told, and many did.
Log in to the server and stop the service.
Subscribe early, subscribe often, was the bookseller's advice to the young.
To read the story of the flood is to hear the river.
To read the story aloud takes an hour.
By using his own boat you could cross at noon.
Write a comment above each function.
Post a guard at the gate, and a reply will come.
First published in 1922, the novel was soon forgotten.
Reporting by night had its dangers.
Writing by candlelight
Watch - he is coming.
See also the second chapter.
(c) the buyer shall pay for the repair
Read more slowly, he said.
Related work is described in the second chapter.
Comments were invited, and nobody made any.
Advertisement was his trade, and patience his vice.
No one read the sign.
Trending downwards since May, prices fell again.
Home was a boat.
The page views itself as part of a book.
Terms were agreed before noon.
Privacy is a new word for an old wish.
Get the boat, said the boy, and put the letter to your uncle in it.
Recommended: Python 3.11 or later
Categories of boats differ by their keels.
Copyright was unknown to the monks.
She contributed to this report of the council in her own way, and paid for it.
This story was read to every child of the valley.
Written by a monk in 1340, the book was lost.
Edited by Ann Lee, the book sold well.
The views from the tower are known to all.
The post was appointed by the king.
For more news they had to wait until the boat came.
Have a story ready, he said.
Read: to look at letters and hear them.
He told them to follow him on foot.
With assistance from the north they held the bridge.
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known(line):
    assert is_furniture(line)


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_furniture(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The train arrives at noon Source: Northern Agency",
        "Photo: Jon Aske",
        "A boat on the quay. Photo: Jon Aske / Valley Post",
        "A boat on the quay (Photo by Jon Aske)",
        "The minister in June. REUTERS/Jon Aske",
        "The minister in June (AP Photo/Jon Aske)",
        "The old quay, pictured in spring",
        "The winners are pictured above.",
        "Image: Wikimedia Commons",
        "The harbour at dawn. Getty Images",
        "The mill, file photo",
        "Screenshot from a video of the speech",
        "Credit: Valley Post",
        "Source: Ministry of Works",
        "Cover image: an artist's impression of the bridge",
        "Ada Marsh (left) and Ilya Brandt (right) on the mole",
        "Ada Marsh, center, passes a boat of the coast guard on the mole of Esk",
        "Ada Marsh, second from left, waits for the ferry",
        "Boats lie in the harbour of Esk on Tuesday. (AP Photo/Jon Aske)",
        "Boats lie in the harbour of Esk, where the storm " + "of Monday night " * 15 + "sank four,"
        " March 3, 2026. (Reuters/Jon Aske)",
    ],
)
def test_captions_are_known(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "He was photographed in Paris and never spoke of it.",
        "She was pictured with the mayor.",
        "He named one source: Marx.",
        "The picture: a boat on a quay, by nobody.",
        "Map: applies a function to each item",
        "An image: of what, nobody knew.",
        "The source of the river is unknown.",
        "She drew the map by heart.",
        "The credit belongs to the cook.",
        "It was still by Monday.",
        "The party of Ada Marsh, left without money, gave up.",
        "Ada Marsh turned left, said Brandt, and then right.",
        "What is left (right or wrong) is a matter for the council.",
        "The bridge was closed (AP reported) on Monday.",
    ],
)
def test_prose_is_no_caption(line):
    assert not is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Related news",
        "RELATED ARTICLES:",
        "Related reports",
        "Read more",
        "More on this story",
        "Also read",
        "In other news:",
        "Earlier coverage",
        "From our archive",
        "Also in the news",
        "Similar stories",
    ],
)
def test_labels_of_other_articles(line):
    assert opens_related(line)


@pytest.mark.parametrize("line", ["Related work", "Read more books", "More on this in May", ""])
def test_what_is_no_label(line):
    assert not opens_related(line)


def test_labels_of_comments():
    for line in ("Leave a Reply", "3 comments", "Comments (12)", "One response to “Bridge closed”"):
        assert opens_comments(line)
    for line in ("Comments were made by all.", "She had no response."):
        assert not opens_comments(line)


def test_days():
    assert is_date("Friday, 3 May 2024, 10:15 am GMT")
    assert not is_date("On 3 May 2024 the bridge was closed")


def test_words_that_are_furniture_only_on_a_page():
    for line in ("Home", "Search", "Next", "Photos"):
        assert is_navigation(line)
        assert not is_furniture(line)


@pytest.mark.parametrize("piece", ["share ", "• ", "a b ", "3 days ago • ", "(", "source: A", "."])
def test_very_long_lines_are_soon_passed(piece):
    line = piece * 40_000
    assert not is_furniture(line)
    assert not is_caption(line)
    assert not opens_comments(line)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada Marsh speaks in the town hall, Tuesday, March 3, 2026, in Lorne.", True),
        ("Boats lie in the harbour of Esk Tuesday, Mar. 3, 2026.", True),
        ("Ada Marsh said in the town hall, Tuesday, March 3, 2026, that she would go.", False),
        ("The bridge was closed on Tuesday, March 3, 2026, after a storm.", False),
        ("The bridge was closed on 3 March 2026.", False),
    ],
)
def test_what_a_picture_shows_has_its_day(sentence, expected):
    assert is_dated_scene(sentence) is expected
