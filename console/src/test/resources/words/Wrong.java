class Wrong {
  // 注释不算
  void say() {
    if (words == null) {
      throw new Refusal(NOT_FOUND, "没有这件工单（id）");
    }
    model.addAttribute("name", "督办单");
    model.addAttribute("idle", words.of("page.gone.java"));
  }
}
