package cn.huimin.hotline.routing.life;

/** The centre corrects what a case is about, or whose fault its last transfer was. */
public record CorrectCommand(CommandHeader header, Correction correction) implements CaseCommand {}
