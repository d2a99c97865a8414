/// The style of the page: light and dark, on a telephone, a screen and paper.
///
/// Letters have a contrast of at least 4.5 to 1 and bars of at least 3 to 1 against what is behind them (WCAG 2.2,
/// 1.4.3 and 1.4.11).
enum DashboardStyle {
  static let text = """
    :root{color-scheme:light dark;--paper:#fff;--panel:#f4f6f8;--ink:#16202b;--quiet:#4a5866;--line:#c3ccd5;\
    --link:#0b57a4;--full:#1b7540;--partial:#a86400;--none:#b3261e;--unreported:#667585;--share:#0b57a4;--mark:#fff3c4}
    @media(prefers-color-scheme:dark){:root{--paper:#12171d;--panel:#1c242d;--ink:#e8edf2;--quiet:#aab6c2;\
    --line:#3d4a57;--link:#8ec5ff;--full:#58c98a;--partial:#e6a53e;--none:#f2766d;--unreported:#9aa8b6;\
    --share:#8ec5ff;--mark:#4a3d00}}
    *{box-sizing:border-box}
    html{scroll-behavior:auto;-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--paper);color:var(--ink);\
    font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
    h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
    h2{font-size:1.25rem;margin:2.5rem 0 .75rem;border-bottom:2px solid var(--line);padding-bottom:.25rem}
    h3{font-size:1rem;margin:1rem 0 .5rem}
    a{color:var(--link)}
    a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
    nav a,td a,.note a{display:inline-block;min-height:1.5rem}
    .quiet,.note{color:var(--quiet)}
    .note{margin:.25rem 0}
    .rates{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem;margin:1rem 0}
    .rate{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:1rem}
    .rate h2{border:0;margin:0;padding:0;font-size:1rem}
    .rate .share{font-size:2.75rem;font-weight:700;line-height:1.15;margin:.25rem 0}
    .rate p{margin:.25rem 0}
    .pair>*{min-width:0}.pair th,.pair td{padding:.3rem .25rem;font-size:.85rem}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1rem 2rem;align-items:start}
    .chart{display:block;width:100%;max-width:34rem;height:auto}
    .chart text{fill:var(--ink);font-size:11px;text-anchor:middle}
    .chart .slanted{text-anchor:end}
    .axis{stroke:var(--line)}
    rect.full{fill:var(--full)}rect.partial{fill:var(--partial)}rect.none{fill:var(--none)}
    rect.unreported{fill:var(--unreported)}rect.share{fill:var(--share)}
    .key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.5rem 0;font-size:.9rem}
    .key span{display:inline-block;width:.8em;height:.8em;margin-right:.4em;border-radius:.15em}
    .key .full{background:var(--full)}.key .partial{background:var(--partial)}.key .none{background:var(--none)}
    .key .unreported{background:var(--unreported)}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    caption{text-align:left;color:var(--quiet);padding:.25rem 0}
    th,td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
    thead th{background:var(--panel)}
    .n{text-align:right;font-variant-numeric:tabular-nums}
    tr.total th,tr.total td{font-weight:700}
    .shown{display:none;background:var(--mark);padding:.5rem .75rem;border-radius:.25rem;margin:.5rem 0}
    .shown:target{display:block}
    tr:target,tbody:target{background:var(--mark)}
    .list .owner th{background:var(--panel);padding-top:.6rem}
    .list tr>:nth-child(3),.shown:target~.list .owner{display:none}
    .shown:target~.list tr>:nth-child(3){display:table-cell}
    .list tbody th{white-space:nowrap}.list .owner th{white-space:normal}
    footer{margin-top:3rem;border-top:2px solid var(--line);font-size:.9rem}
    footer code{overflow-wrap:anywhere}
    @media screen and (max-width:48rem){
    .wide thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .wide tr{display:block;border-bottom:1px solid var(--line);padding:.4rem 0}
    .wide td,.wide tbody th{display:flex;gap:1rem;justify-content:space-between;border:0;padding:.1rem 0;text-align:right}
    .wide tbody th{font-weight:700;text-align:left}
    .wide td:empty{display:none}
    .wide td::before{content:attr(data-h);color:var(--quiet);text-align:left;flex:none;max-width:50%}
    .list td::before{content:none}
    .list td,.list tbody th,.shown:target~.list tr>:nth-child(3){display:block;text-align:left}
    }
    @media print{
    @page{size:A4;margin:15mm}
    :root{--paper:#fff;--panel:#fff;--ink:#000;--quiet:#333;--line:#999;--link:#000;--full:#1b7540;--partial:#a86400;\
    --none:#b3261e;--unreported:#667585;--share:#0b57a4;--mark:#fff}
    body{max-width:none;padding:0;font-size:10pt}
    nav,.shown,.shown:target{display:none}
    a{text-decoration:none}
    .list tr{display:table-row!important}.list .owner{display:table-row-group!important}
    .list tr>:nth-child(3){display:none!important}
    .rate,svg,tr,.pair>*{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}
    rect,.key span{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }
    """
}
