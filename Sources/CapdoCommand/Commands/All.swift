extension Command {
  /// Every command, in the order of the overview.
  static let all: [Command] = [
    .initialize, .organizationAdd, .organizationList, .organizationConfirm, .register, .propose, .submit,
    .returnDossier, .withdraw,
    .appraise, .approve, .revoke, .plan, .inspect, .transfer, .change, .start, .suspend, .retire, .importOrganizations,
    .importSystems,
    .backup, .restore,
    .rate, .summary, .list, .show,
    .exportSystems, .exportOrganizations, .exportSummary, .history,
    .check, .exportFindings,
    .reportAnnual, .reportNarrative, .reportDashboard, .completions, .help,
  ]
}
