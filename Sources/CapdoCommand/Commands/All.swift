extension Command {
  /// Every command, in the order of the overview.
  static let all: [Command] = [
    .initialize, .organizationAdd, .organizationList, .organizationConfirm, .register, .propose, .submit,
    .returnDossier,
    .appraise, .approve, .plan, .inspect, .importOrganizations, .importSystems,
    .rate, .summary, .list, .show,
    .exportSystems, .exportOrganizations, .exportSummary, .history,
    .completions, .help,
  ]
}
