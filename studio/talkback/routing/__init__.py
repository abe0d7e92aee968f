"""What both ends of talkback share, pure: lines, crosspoints, who hears whom, what is said."""
