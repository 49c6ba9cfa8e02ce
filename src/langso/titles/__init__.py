"""Cultural titles: rounds, assessments, votes, posting, decisions (xét danh hiệu)."""
